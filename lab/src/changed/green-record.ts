import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { givenNginx } from '../programs/given-nginx.ts'
import { suitesTouchedBy } from './touched-suites.ts'

const repository = join(import.meta.dirname, '../../..')

const recordFile = (root: string): string => join(root, 'lab/green.json')

const suitesOf = (root: string): readonly string[] => readdirSync(join(root, 'lab/suites')).toSorted()

export const suites = suitesOf(repository)

/** By suite: a hash of all that its tests depend on. */
type SuiteStates = Readonly<Record<string, string>>

/** The state of each suite when all of its tests last passed. */
const greenStates = (root: string): SuiteStates =>
  existsSync(recordFile(root)) ? (JSON.parse(readFileSync(recordFile(root), 'utf8')) as SuiteStates) : {}

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

/** Tracked and unignored files. None outside a repository. */
const filesIn = (root: string): readonly string[] => {
  const { stdout, status } = spawnSync(
    'git',
    // Root reads the clone of another user here.
    [
      ...['-c', `safe.directory=${root}`],
      ...['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
    ],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
  if (status !== 0) return []
  return stdout
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(root, path)))
    .toSorted()
}

/** The inputs of a run from outside the repository: programs, charts and others' dashboards. */
const given = (): readonly unknown[] => {
  const { FLEET_LAB_ARCHIVES: archives, FLEET_LAB_OTHERS: others } = process.env
  return [
    Boolean(process.env['FLEET_LAB_LOKI']),
    givenNginx()?.version ?? '',
    archives === undefined ? [] : readdirSync(archives).toSorted(),
    ...(others === undefined ? [] : [readdirSync(others).toSorted()]),
  ]
}

/**
 * The hash of all files that can touch a suite, and of its inputs from outside the repository. Outside a repository no
 * suite has a state.
 */
export const suiteStates = (root = repository): SuiteStates => {
  const all = suitesOf(root)
  const files = filesIn(root)
  if (files.length === 0) return {}
  const hashes = new Map(all.map((suite) => [suite, createHash('sha256').update(JSON.stringify(given()))]))
  for (const path of files) {
    const content = hashOf(join(root, path))
    for (const suite of suitesTouchedBy(path, all)) hashes.get(suite)?.update(`\0${path}\0${content}`)
  }
  return Object.fromEntries([...hashes].map(([suite, hash]) => [suite, hash.digest('hex').slice(0, 16)]))
}

/** The suites in the state in which all of their tests passed. */
export const untouchedSuites = (root = repository): readonly string[] => {
  const green = greenStates(root)
  const states = suiteStates(root)
  return suitesOf(root).filter((suite) => suite in states && green[suite] === states[suite])
}

/**
 * Records suites that ran: as green in their state where all tests passed, as not green otherwise.
 * @param ran the suites, each with whether its tests passed
 */
export const recordSuites = (
  states: SuiteStates,
  ran: ReadonlyMap<string, boolean>,
  root = repository,
): void => {
  if (Object.keys(states).length === 0) return
  const others = Object.entries(greenStates(root)).filter(([suite]) => !ran.has(suite) && suite in states)
  const passed = [...ran].flatMap(([suite, isGreen]) => (isGreen ? [[suite, states[suite]] as const] : []))
  const green = [...others, ...passed].toSorted(([one], [other]) => (one < other ? -1 : 1))
  writeFileSync(recordFile(root), `${JSON.stringify(Object.fromEntries(green), undefined, 2)}\n`)
}
