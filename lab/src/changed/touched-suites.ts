/*
 * The suites that a file can touch, by its folder. The innermost listed folder decides; a file in none touches all
 * suites.
 */

const nothing: readonly string[] = []
/** Those that run the program, or checks of `doctor` by themselves. */
const program = ['corpus', 'doctor', 'flux', 'rendering', 'thanos', 'traces', 'transitions', 'validator']
/** With the suites that compose fleets of their own. */
const composed = [
  'alerts',
  'capacity',
  'charts',
  'credentials',
  'faults',
  'metrics',
  'services',
  'victoria-logs',
  ...program,
]
/** Those that start the whole fleet, or read what of Flux it has. */
const installedFlux = [
  'accepted',
  'catalogues',
  'corpus',
  'cost',
  'dashboards',
  'doctor',
  'flux',
  'metrics',
  'rendering',
  'transitions',
]

const touching: Readonly<Record<string, readonly string[]>> = {
  '.changeset': nothing,
  '.ci': nothing,
  '.github': nothing,
  // A person's fleet. The lab has its own.
  clusters: nothing,
  docs: nothing,
  examples: ['capacity', 'charts', 'cost', 'credentials', 'faults', 'services', 'thanos', 'victoria-logs'],
  'lab/green.json': nothing,
  'lab/src/changed': nothing,
  'lab/src/alerts': ['alerts'],
  'lab/src/backups': ['backups', 'metrics'],
  'lab/src/broken': ['broken'],
  'lab/src/capacity': ['capacity', 'thanos'],
  'lab/src/catalogues': ['catalogues', 'flux', 'metrics'],
  'lab/src/corpus': ['corpus', 'rendering'],
  'lab/src/corpus/gotk-components.ts': installedFlux,
  'lab/src/corpus/manifest.ts': installedFlux,
  'lab/src/cost': ['cost'],
  'lab/src/credentials': ['cost', 'credentials', 'thanos'],
  'lab/src/dashboards': ['capacity', 'dashboards', 'metrics', 'thanos', 'victoria-logs'],
  'lab/src/doctor': ['doctor'],
  'lab/src/doctor/checks-on-stores.ts': ['thanos', 'traces'],
  // What rewrites a collector's time, watches lines and counts scrapes serves both.
  'lab/src/faults': ['cost', 'credentials', 'faults', 'thanos', 'victoria-logs'],
  'lab/src/faults/small-disk.ts': ['doctor', 'faults'],
  'lab/src/flux': ['doctor', 'flux', 'transitions'],
  'lab/src/flux/bootstrap.ts': installedFlux,
  'lab/src/flux/reported.ts': ['flux', 'metrics'],
  'lab/src/metrics': ['catalogues', 'metrics'],
  'lab/src/mutants': ['validator'],
  'lab/src/transitions': ['transitions'],
  'lab/src/thanos': ['capacity', 'charts', 'faults', 'thanos', 'victoria-logs'],
  'lab/src/traces': ['traces'],
  'lab/src/transitions/example-version.ts': ['credentials', 'services'],
  'lab/src/transitions/version-objects.ts': [
    'alerts',
    'capacity',
    'charts',
    'credentials',
    'doctor',
    'faults',
    'metrics',
    'services',
    'thanos',
    'traces',
    'transitions',
    'victoria-logs',
  ],
  'lab/src/victoria-logs': ['catalogues', 'victoria-logs'],
  'packages/inventory': nothing,
  // Their output is committed in packages/validation/fixtures/trees, which all suites read; six suites run the program itself.
  'apps/build': composed,
  'packages/backups': composed,
  'packages/dashboards': composed,
  'packages/doctor': ['doctor', 'thanos', 'traces'],
  'packages/doctor-role': composed,
  'packages/exporters': composed,
  'packages/jaeger': composed,
  'packages/kubernetes': composed,
  'packages/loki': composed,
  'packages/otel-collector': composed,
  'packages/own-files': composed,
  'packages/prometheus': composed,
  'packages/validation/src/queries': composed,
  'packages/validation/src/rules': program,
  'packages/validation/src/schemas': [...program, 'charts'],
  'packages/workloads': composed,
  tools: nothing,
  'tools/derive/catalogues': ['catalogues', 'flux', 'metrics'],
  'packages/charts': ['charts'],
  'tools/mutate': ['validator'],
}

const foldersOf = (path: string): readonly string[] =>
  path.split('/').map((_, index, names) => names.slice(0, names.length - index).join('/'))

/** A suite's tests are in `lab/suites`; tests beside the code are unit tests. */
const isOfUnitTests = (path: string): boolean => path.endsWith('.test.ts') && !path.startsWith('lab/suites/')

/** The suites that a file can touch, out of all. */
export const suitesTouchedBy = (path: string, all: readonly string[]): readonly string[] => {
  if (path.endsWith('.md') || isOfUnitTests(path)) return nothing
  const [, own] = /^lab\/suites\/([^/]+)\//.exec(path) ?? []
  if (own !== undefined) return [own]
  const folders = foldersOf(path)
  const listed = folders.find((folder) => folder in touching)
  return listed === undefined ? all : (touching[listed] ?? all)
}
