import { spawn, type ChildProcess } from 'node:child_process'
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { command } from './commands.ts'
import { startProgram, type Program, type ProgramStart } from './program.ts'

/**
 * A machine of the lab: its own network and mount namespaces. `/etc`, `/var` and `/run` are the real ones below a layer
 * in memory, so that a program uses the same paths as in the cluster and leaves nothing behind.
 */
export interface Host {
  readonly name: string
  /** The process that keeps the namespaces alive. */
  readonly pid: number
  /** The address by which the lab reaches the host's programs. */
  readonly address: string
  /** The path by which the lab reads and writes a file of the host. */
  readonly file: (path: string) => string
  readonly write: (path: string, content: string | Uint8Array) => void
  readonly read: (path: string) => string
  /** Runs a command in the host to its end. */
  readonly run: (name: string, ...args: readonly string[]) => string
  readonly start: (start: ProgramStart) => Program
  /** The running program of a name. @throws when there is none */
  readonly running: (name: string) => Program
  /**
   * Kills every program at once, like a power cut, and empties `/run`, which is in memory. The disk stays.
   * @returns the programs' starts, to start them again
   */
  readonly reboot: () => Promise<readonly ProgramStart[]>
  /** Adds an address to the host's loopback interface, as for a node's pods and services. */
  readonly addAddress: (address: string) => void
  /** Makes names resolve to an address of the host, like cluster DNS. */
  readonly addNames: (address: string, names: readonly string[]) => void
  readonly stop: () => Promise<void>
}

/** Lays an empty layer in memory above a folder: `layer STAGE FOLDER`. */
const layer = `
layer() {
  mkdir -p "$1/$2/upper" "$1/$2/work"
  mount -t overlay overlay -o "lowerdir=/$2,upperdir=$1/$2/upper,workdir=$1/$2/work" "/$2"
}
`

/** Lives as long as its standard input is open: the host ends with the lab, in any way. */
const keepAlive = `
set -e
${layer}
hostname "$1"
for folder in etc var run; do layer "$2" "$folder"; done
ip link set lo up
echo ready
exec cat
`

const emptyRun = `
set -e
${layer}
umount /run
rm -r "$1/run"
layer "$1" run
`

const ready = (holder: ChildProcess): Promise<void> =>
  new Promise((resolve, reject) => {
    let output = ''
    holder.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('ready')) resolve()
    })
    holder.stderr?.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    holder.once('exit', () => {
      reject(new Error(`a host of the lab cannot be made: ${output.trim()}`))
    })
  })

/** Makes the namespaces. @returns the process that keeps them */
const hold = async (name: string, layers: string): Promise<ChildProcess> => {
  const holder = spawn(
    'unshare',
    ['--net', '--mount', '--uts', '--propagation=private', 'sh', '-c', keepAlive, 'sh', name, layers],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  )
  await ready(holder)
  return holder
}

/** @param stage a folder for the host's own layers and its programs' logs */
export const makeHost = async (name: string, stage: string, address: string): Promise<Host> => {
  const layers = join(stage, 'layer')
  const holder = await hold(name, layers)
  const pid = holder.pid ?? 0
  const enter = ['--target', String(pid), '--net', '--mount', '--uts', '--']
  const file = (path: string): string => join(`/proc/${pid}/root`, path)
  const running: Program[] = []
  const run = (program: string, ...args: readonly string[]): string =>
    command('nsenter', ...enter, program, ...args)

  return {
    name,
    pid,
    address,
    file,
    run,
    write: (path, content) => {
      mkdirSync(dirname(file(path)), { recursive: true })
      writeFileSync(file(path), content)
    },
    read: (path) => readFileSync(file(path), 'utf8'),
    start: (start) => {
      const program = startProgram(start, { enter, logs: stage, host: name })
      running.push(program)
      return program
    },
    running: (wanted) => {
      const found = running.find((program) => program.name === wanted && program.isRunning())
      if (!found) throw new Error(`nothing runs as ${wanted} on ${name}`)
      return found
    },
    reboot: async () => {
      const starts = running.filter((program) => program.isRunning())
      await Promise.all(starts.map((program) => program.kill('SIGKILL')))
      run('sh', '-c', emptyRun, 'sh', layers)
      return starts.map(({ start }) => start)
    },
    addAddress: (extra) => run('ip', 'address', 'replace', `${extra}/32`, 'dev', 'lo'),
    addNames: (of, names) => {
      appendFileSync(file('/etc/hosts'), `${of} ${names.join(' ')}\n`)
    },
    stop: async () => {
      // kube-apiserver would wait half a minute for a dead etcd, and nothing outlives the host anyway.
      await Promise.all(running.map((program) => program.kill('SIGKILL')))
      const gone = new Promise((resolve) => holder.once('exit', resolve))
      holder.kill('SIGKILL')
      await gone
    },
  }
}
