#!/usr/bin/env bash
# Builds dist/companion-VERSION-macos-ARCH.dmg from build/frozen/Companion.app.
# NOT YET RUN ANYWHERE (docs/releasing.md). Needs macOS's own hdiutil and codesign.
# With SIGN_AS, a Developer ID, the app is signed with the hardened runtime;
# notarising is done by hand: xcrun notarytool submit … --wait; xcrun stapler staple ….
set -eu
version=$1
app=build/frozen/Companion.app
disk=build/dmg
rm -rf "$disk"
mkdir -p "$disk" dist
if [ -n "${SIGN_AS:-}" ]; then
  codesign --force --deep --options runtime --timestamp --sign "$SIGN_AS" "$app"
else
  codesign --force --deep --sign - "$app"
fi
cp -R "$app" "$disk/"
ln -s /Applications "$disk/Applications"
hdiutil create -volname Companion -srcfolder "$disk" -fs HFS+ -format UDZO -ov \
  "dist/companion-$version-macos-$(uname -m).dmg"
