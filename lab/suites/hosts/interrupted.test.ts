import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { stageRoot } from '../../src/hosts/lab-hosts.ts'
import { familyOf, living, livingIn, namespacesOf } from '../../src/hosts/processes.ts'
import { until } from '../../src/hosts/until.ts'
import { measured } from '../../src/results/measured.ts'

const program = join(import.meta.dirname, '../../src/lab.ts')
const results = join(import.meta.dirname, '../../RESULTS.md')

/** The temporary folder of the lab under test. */
let temporary: string
let lab: ChildProcess | undefined

beforeEach(() => {
  temporary = mkdtempSync(join(stageRoot, 'interrupted-'))
})

afterEach(() => {
  // One that the test failed to end.
  lab?.kill('SIGKILL')
  rmSync(temporary, { recursive: true, force: true })
})

/** The resources of a running lab. */
interface Belongings {
  readonly processes: readonly number[]
  readonly namespaces: ReadonlySet<string>
  /** Folders in the memory that it mounts. */
  readonly folders: readonly string[]
}

const belongingsOf = (starter: number): Belongings => {
  const processes = familyOf(starter)
  const ours = { namespaces: new Set(namespacesOf(process.pid)), folders: new Set(readdirSync(stageRoot)) }
  const theirs = processes.flatMap(namespacesOf).filter((namespace) => !ours.namespaces.has(namespace))
  const seen = processes.flatMap((pid) => readdirSync(`/proc/${pid}/root${stageRoot}`))
  return {
    processes,
    namespaces: new Set(theirs),
    folders: [...new Set(seen)].filter((name) => !ours.folders.has(name)),
  }
}

const networksIn = ({ namespaces }: Belongings): number =>
  [...namespaces].filter((namespace) => namespace.startsWith('net:')).length

/** Starts a separate lab, like `pnpm lab logs`, and waits until it has its two hosts. */
const startLab = async (): Promise<{ readonly started: ChildProcess; readonly belongings: Belongings }> => {
  const own = Object.entries(process.env).filter(([name]) => !/^(VITEST|FLEET_LAB|NODE_ENV|TEST$)/.test(name))
  const started = spawn(process.execPath, [program, 'logs'], {
    detached: true,
    stdio: 'ignore',
    env: { ...Object.fromEntries(own), TMPDIR: temporary },
  })
  lab = started
  let belongings: Belongings | undefined
  await until(
    'a lab in the lab has its hosts',
    () => {
      belongings = belongingsOf(started.pid ?? 0)
      // Its own, and one of each host.
      return networksIn(belongings) === 3
    },
    { seconds: 60 },
  )
  if (!belongings) throw new Error('the lab has not started')
  return { started, belongings }
}

const mounts = (): string => readFileSync('/proc/self/mountinfo', 'utf8')

test.for([
  ['asked by Ctrl-C', 'SIGINT', 'all that the terminal started'],
  ['asked to end', 'SIGTERM', 'it alone'],
  ['left by its terminal', 'SIGHUP', 'it alone'],
  ['killed', 'SIGKILL', 'it alone'],
] as const)('a lab that is %s leaves nothing behind (%s to %s)', async ([, signal, whom], context) => {
  const before = { mounts: mounts(), results: readFileSync(results, 'utf8') }
  const { started, belongings } = await startLab()
  const ended = once(started, 'exit')
  process.kill((started.pid ?? 0) * (whom === 'it alone' ? 1 : -1), signal)
  const [code] = (await ended) as [number | null]
  expect(code, 'it has not succeeded').not.toBe(0)

  // A namespace lives as long as a process in it, an open file or a mount, which both end with processes.
  await until('all processes of the lab are gone', () => livingIn(belongings.namespaces).length === 0, {
    seconds: 20,
    explain: () => livingIn(belongings.namespaces).join(' '),
  })
  expect(living(belongings.processes)).toEqual([])
  expect(mounts()).toBe(before.mounts)
  expect(belongings.folders.length).toBeGreaterThan(0)
  expect(belongings.folders.filter((name) => existsSync(join(stageRoot, name)))).toEqual([])
  expect(readdirSync(temporary)).toEqual([])
  expect(readFileSync(results, 'utf8')).toBe(before.results)
  measured(context, {
    processes: String(belongings.processes.length),
    namespaces: String(belongings.namespaces.size),
  })
})
