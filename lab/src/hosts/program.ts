import { spawn } from 'node:child_process'
import { createWriteStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { until } from './until.ts'

export interface ProgramStart {
  /** Its name in messages and of its log. */
  readonly name: string
  readonly file: string
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /**
   * Private mounts of this program, like a container's volumes: folder → path. A path that the host lacks is made in a
   * private root.
   */
  readonly mounts?: Readonly<Record<string, string>>
  /** The id of its user and group; by default root. */
  readonly user?: number
}

/** A program that runs in a host. */
export interface Program {
  readonly name: string
  /** How it was started, to start it again. */
  readonly start: ProgramStart
  readonly pid: number
  readonly isRunning: () => boolean
  /** All its output so far, on both streams. */
  readonly log: () => string
  /** Waits for a condition of the program. @throws with the end of its log, when it exits or the time is over */
  readonly until: (what: string, isTrue: () => boolean | Promise<boolean>, seconds?: number) => Promise<void>
  /** Its peak memory, in bytes: also what it maps of files, which the kernel takes back at need. */
  readonly peakMemory: () => number
  /** The memory of no file that it has now, in bytes. */
  readonly ownMemory: () => number
  /** Its CPU time, in seconds. */
  readonly cpuSeconds: () => number
  readonly kill: (signal: NodeJS.Signals) => Promise<void>
  /** Ends it like the kubelet: SIGTERM first, SIGKILL after 30 s. */
  readonly stop: () => Promise<void>
}

interface HostContext {
  readonly enter: readonly string[]
  readonly logs: string
  readonly host: string
}

/**
 * Makes a root in memory with all of the host's, enters it, mounts pairs of folder and path up to `--`, then becomes
 * the program. New paths are only possible there.
 */
const mountThenRun = `
root=$1; shift
mkdir -p "$root"
mount -t tmpfs -o mode=755 root "$root"
for entry in /*; do
  if [ -d "$entry" ] && [ ! -L "$entry" ]; then mkdir "$root$entry"; mount --rbind "$entry" "$root$entry"
  else cp -P "$entry" "$root$entry"; fi
done
exec chroot "$root" sh -ec '
  while [ "$1" != -- ]; do mkdir -p "$2"; mount --rbind "$1" "$2"; shift 2; done
  shift
  exec "$@"
' sh "$@"
`

const asUser = (user: number | undefined): readonly string[] =>
  user === undefined ? [] : ['setpriv', `--reuid=${user}`, `--regid=${user}`, '--clear-groups']

const commandLine = (
  { file, args = [], mounts = {}, user }: ProgramStart,
  root: string,
): readonly string[] => {
  const pairs = Object.entries(mounts).flat()
  const program = [...asUser(user), file, ...args]
  return pairs.length === 0
    ? program
    : [
        ...['unshare', '--mount', '--propagation=private', 'sh', '-ec', mountThenRun, 'sh'],
        ...[root, ...pairs, '--', ...program],
      ]
}

const ticksPerSecond = 100

/** A field of proc_pid_status(5) in bytes. */
const memoryIn = (field: 'VmHWM' | 'RssAnon', pid: number): number => {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(new RegExp(`^${field}:\\s*(\\d+) kB`, 'm').exec(status)?.[1]) * 1024
}

/** The processor time of a running process, in seconds. */
export const cpuSecondsOf = (pid: number): number => {
  // Fields 14 and 15 of proc_pid_stat(5), counted after the name in parentheses, which may hold spaces.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
}

let started = 0

export const startProgram = (start: ProgramStart, context: HostContext): Program => {
  started += 1
  const logPath = join(context.logs, `${String(started).padStart(3, '0')}-${context.host}-${start.name}`)
  const logFile = `${logPath}.log`
  const child = spawn('nsenter', [...context.enter, ...commandLine(start, `${logPath}.root`)], {
    // nsenter and unshare become the program: its process is this child.
    env: { PATH: process.env['PATH'], HOME: '/root', ...start.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output: Buffer[] = []
  const file = createWriteStream(logFile)
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output.push(chunk)
      file.write(chunk)
    })
  }
  const exited = new Promise<void>((resolve) => {
    child.once('close', () => {
      file.end()
      resolve()
    })
    child.once('error', () => {
      resolve()
    })
  })
  const pid = child.pid ?? 0
  const isRunning = (): boolean => child.exitCode === null && child.signalCode === null && pid > 0
  const log = (): string => Buffer.concat(output).toString('utf8')
  const kill = async (signal: NodeJS.Signals): Promise<void> => {
    if (isRunning()) child.kill(signal)
    await exited
  }

  return {
    name: start.name,
    start,
    pid,
    isRunning,
    log,
    kill,
    until: (what, isTrue, seconds = 60) =>
      until(`${start.name} on ${context.host}: ${what}`, isTrue, {
        seconds,
        goesOn: isRunning,
        explain: () => log().split('\n').slice(-25).join('\n'),
      }),
    peakMemory: () => memoryIn('VmHWM', pid),
    ownMemory: () => memoryIn('RssAnon', pid),
    cpuSeconds: () => cpuSecondsOf(pid),
    stop: async () => {
      if (!isRunning()) return
      const patience = setTimeout(() => child.kill('SIGKILL'), 30_000)
      await kill('SIGTERM')
      clearTimeout(patience)
    },
  }
}
