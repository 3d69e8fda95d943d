import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { partsTouchedBy } from './touched-parts.ts'

const root = join(import.meta.dirname, '../../..')
const recordFile = join(root, 'lab/green.json')

export const parts = readdirSync(join(root, 'lab/parts')).toSorted()

/** By part: the state of its files when all of its tests last passed. */
type PartStates = Readonly<Record<string, string>>

const greenRecord = (): PartStates =>
  existsSync(recordFile) ? (JSON.parse(readFileSync(recordFile, 'utf8')) as PartStates) : {}

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

/** What is or will be committed. */
const committed = (): readonly string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
    .split('\0')
    .filter((path) => path !== '' && existsSync(join(root, path)))
    .toSorted()

/** What a run is given from outside the repository, which its tests depend on too. */
const given = (): readonly string[] =>
  ['FLEET_LAB_LOKI', 'FLEET_LAB_ARCHIVES'].filter((name) => Boolean(process.env[name]))

/** By part: the content of all files that can touch it, and what it is given from outside, as a hash. */
export const partStates = (): PartStates => {
  const hashes = new Map(parts.map((part) => [part, createHash('sha256').update(JSON.stringify(given()))]))
  for (const path of committed()) {
    const content = hashOf(join(root, path))
    for (const part of partsTouchedBy(path, parts)) hashes.get(part)?.update(`\0${path}\0${content}`)
  }
  return Object.fromEntries([...hashes].map(([part, hash]) => [part, hash.digest('hex').slice(0, 16)]))
}

/** The parts whose files are what they were when all of their tests passed. */
export const untouchedParts = (): readonly string[] => {
  const green = greenRecord()
  const states = partStates()
  return parts.filter((part) => green[part] === states[part])
}

/** Records parts that ran: with their state where all tests passed, and as never green where one failed. */
export const recordParts = (states: PartStates, ran: ReadonlyMap<string, boolean>): void => {
  const record = Object.entries(greenRecord()).filter(([part]) => !ran.has(part) && parts.includes(part))
  const green = [...ran].flatMap(([part, isGreen]) => (isGreen ? [[part, states[part]] as const] : []))
  const sorted = [...record, ...green].toSorted(([one], [other]) => (one < other ? -1 : 1))
  writeFileSync(recordFile, `${JSON.stringify(Object.fromEntries(sorted), undefined, 2)}\n`)
}
