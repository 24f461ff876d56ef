; Inno Setup 6. NOT YET RUN ANYWHERE (docs/releasing.md).
; iscc /DVersion=0.1.0 installers\windows\companion.iss, after `python -m installers.freeze`.
; For one account, without rights of an administrator. What the app keeps is never removed.
#ifndef Version
  #error Give the version: /DVersion=…
#endif

[Setup]
AppId={{6E0C2A5E-54B7-4E0B-9E9A-6E1F6B8C2D10}
AppName=Companion
AppVersion={#Version}
AppPublisher=The Companion authors
DefaultDirName={autopf}\Companion
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
OutputDir=..\..\dist
OutputBaseFilename=companion-{#Version}-windows-x64
SetupIconFile=..\..\build\icons\companion.ico
UninstallDisplayIcon={app}\companion.exe
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
; No list of recent files, no name of the person, no restart.
RestartApplications=no
UsePreviousUserInfo=no

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"

[Files]
Source: "..\..\build\frozen\companion-portable\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\Companion"; Filename: "{app}\companion.exe"

[Run]
Filename: "{app}\companion.exe"; Flags: nowait postinstall skipifsilent; Description: "{cm:LaunchProgram,Companion}"
