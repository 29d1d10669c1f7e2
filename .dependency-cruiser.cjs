/** Who may import whom: the table in ARCHITECTURE.md, as errors. */
const only = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(contract|cloud|src|emulator|scripts|local|deploy|config|bench|test)/', pathNot: to },
})

const services = ['database', 'storage', 'functions', 'wechat']
const doors = ['phone', 'server-sdk', 'open-api', 'object-store']

/** The emulator's rooms, from the ground up, and what each may import beside itself. */
const floors = {
  shared: [],
  http: ['shared'],
  trace: ['shared'],
  people: ['shared'],
  faults: ['shared'],
  database: ['shared'],
  storage: ['shared', 'http'],
  functions: ['shared', 'faults', 'trace', 'people'],
  wechat: ['shared', 'people'],
  snapshots: ['shared', ...services],
  platform: ['shared', 'http', 'trace', 'people', 'faults', ...services, 'snapshots'],
  'open-api': ['shared', 'http', 'trace', 'people', 'faults', ...services, 'platform'],
  doors: ['shared', 'http', 'trace', 'people', 'faults', ...services, 'snapshots', 'platform', 'open-api'],
  control: [
    ...['shared', 'http', 'trace', 'people', 'faults', ...services, 'snapshots', 'platform', 'open-api'],
    'doors',
  ],
  project: ['shared'],
  pages: ['shared', 'people', 'platform', 'doors', 'control'],
}

const emulatorRooms = [
  ...Object.entries(floors).map(([room, below]) =>
    only(
      `emulator-${room}`,
      `^emulator/${room}/`,
      `^emulator/(${[room, ...below].join('|')})/`,
      'Imports of the emulator run down: emulator/docs/inside.md draws its floors.',
    ),
  ),
  ...doors.map((door) => ({
    name: `emulator-door-${door}`,
    comment: 'A door speaks one protocol and knows no other door.',
    severity: 'error',
    from: { path: `^emulator/doors/${door}/` },
    to: { path: '^emulator/doors/[^/]+/', pathNot: `^emulator/doors/${door}/` },
  })),
]

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    only('contract', '^contract/', '^contract/', 'The contract stands on valibot alone.'),
    {
      name: 'contract-packages',
      severity: 'error',
      from: { path: '^contract/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: 'node_modules/valibot/' },
    },
    only('cloud-shared', '^cloud/shared/', '^(cloud/shared|contract)/', 'shared/ knows no function.'),
    only(
      'cloud-function',
      '^cloud/([^/]+)/',
      ['^cloud/(shared|$1)/', '^contract/'],
      'Never another function.',
    ),
    only('cloud-build', '^cloud/[^/]+\\.ts$', '^(cloud|contract)/', 'Deploying needs the functions only.'),
    only(
      'app',
      '^src/apps/([^/]+)/',
      ['^src/(apps/$1|features|stores|services|ui|lib|texts)/', '^contract/'],
      'Never the other app.',
    ),
    only(
      'feature',
      '^src/features/([^/]+)/',
      ['^src/(features/$1|stores|services|ui|lib|texts)/', '^contract/'],
      'Never another feature.',
    ),
    only('stores', '^src/stores/', '^(src/(stores|services|lib|texts)|contract)/', 'Stores know no screens.'),
    only('services', '^src/services/', '^(src/(services|lib|texts)|contract)/', 'Services know no state.'),
    only('ui', '^src/ui/', '^src/(ui|lib|texts)/', 'ui shows; it fetches nothing.'),
    only('lib', '^src/lib/', '^src/(lib|texts)/', 'lib knows nothing of ours but the language.'),
    only('texts', '^src/texts/', '^src/texts/', 'Words know nothing.'),
    only(
      'texts-of-both',
      '^src/(stores|services|ui|lib)/',
      '^(contract|src/(stores|services|ui|lib|texts/shared)/|src/texts/language)',
      'What both apps use says what both apps say.',
    ),
    {
      name: 'texts-of-one',
      comment: "An app says nothing of the other's.",
      severity: 'error',
      from: { path: '^src/apps/([^/]+)/' },
      to: { path: '^src/texts/(user|admin)/', pathNot: '^src/texts/$1/' },
    },
    only('emulator', '^emulator/', '^emulator/', 'The emulator knows nothing of the project.'),
    ...emulatorRooms,
    only('config', '^config/', '^config/', 'Building an app needs no code of it.'),
    only(
      'scripts',
      '^scripts/',
      '^(scripts|deploy|contract|cloud|config)/',
      'Commands over this repository; what runs on this machine stands above them.',
    ),
    only(
      'local',
      '^local/',
      '^(local|scripts|emulator|contract|cloud|config)/',
      'npm start puts the halves together.',
    ),
    only(
      'deploy',
      '^deploy/',
      '^(deploy|cloud|contract|config)/',
      "What is put on WeChat's cloud knows nothing of this machine.",
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^emulator/dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
