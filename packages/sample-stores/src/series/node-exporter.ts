import { pressureOf } from '../world/events/memory-pressure.ts'
import { between, hash } from '../world/hash.ts'
import { waveAt } from '../world/wave.ts'
import type { Machine } from '../world/workload.ts'
import { counting, growing } from './counters.ts'
import { always, type Cause, type Maker, type Makers, type Subject, type ValueAt } from './subject.ts'
import type { Target } from './target.ts'
import { busyWave, memoryShare } from './usage.ts'

/** Collectors that find something on a small machine. */
export const NODE_EXPORTER_PARTS =
  'arp conntrack cpu cpufreq diskstats edac entropy exporter filefd filesystem loadavg meminfo netclass netdev netstat os pressure schedstat sockstat softnet stat time timex uname vmstat'.split(
    ' ',
  )

/** What a metric of a machine is about: a processor, a disk, a file system, an interface, or all of it. */
export const subjectsOfMachine = ({ machine }: Target, metric: string): readonly Subject[] => {
  if (!machine) return []
  const about = (labels: Subject['labels'], share = 1, more = {}): Subject => ({
    labels,
    share,
    machine,
    more,
  })
  if (metric.startsWith('node_disk_')) return [about({ device: 'sda' }), about({ device: 'dm-0' }, 0.8)]
  if (metric.startsWith('node_network_'))
    return Object.entries(INTERFACES).map(([device, share]) => about({ device }, share))
  if (metric.startsWith('node_filesystem_'))
    return FILE_SYSTEMS.map(([mountpoint, device, share]) =>
      about({ mountpoint, device }, share, { fstype: 'ext4', device_error: '' }),
    )
  const cpus = Array.from({ length: machine.cpus }, (_, cpu) => about({ cpu: String(cpu) }))
  return [about({}, 1, unameOf(machine)), ...cpus]
}

const INTERFACES: Readonly<Record<string, number>> = {
  eth0: 1,
  lo: 0.4,
  cni0: 0.5,
  'flannel.1': 0.05,
  tailscale0: 0.2,
}

const FILE_SYSTEMS: readonly (readonly [mountpoint: string, device: string, share: number])[] = [
  ['/', '/dev/mapper/vg0-root', 0.9],
  ['/boot', '/dev/sda2', 0.002],
]

const unameOf = ({ name, address }: Machine): Subject['labels'] => ({
  nodename: name,
  domainname: '(none)',
  machine: hash(address) < 0.5 ? 'x86_64' : 'aarch64',
  release: '6.18.12-generic',
  sysname: 'Linux',
  version: '#24-Ubuntu SMP',
})

const machineOf = ({ subject, target }: Cause): Machine | undefined => subject.machine ?? target.machine

const ofMachine =
  (make: (machine: Machine, cause: Cause) => ValueAt): Maker =>
  (cause) => {
    const machine = machineOf(cause)
    return machine && make(machine, cause)
  }

/** Shares of the busy time of a processor; the rest is idle. */
const MODES: Readonly<Record<string, number>> = {
  user: 0.62,
  system: 0.24,
  iowait: 0.06,
  softirq: 0.03,
  steal: 0.03,
  nice: 0.01,
  irq: 0.01,
}

const cpuSeconds = ofMachine((machine, cause) => {
  const { mean } = busyWave(machine, cause.world)
  // Each mode follows the same wave, so that all modes of a processor add up to all of its time.
  const busy = growing({ ...cause, key: `${machine.address} busy` }, mean, 0.3)
  const mode = cause.labels['mode'] ?? ''
  const share = MODES[mode]
  if (share !== undefined) return (time) => share * (busy(time) ?? 0)
  return (time) => Math.max(0, time - machine.bootTime - (busy(time) ?? 0))
})

const memory = (of: (used: number, total: number) => number): Maker =>
  ofMachine((machine, { world }) => {
    const used = memoryShare(machine, world)
    return (time) => Math.round(of(used(time), machine.memory))
  })

/** The later it looks back, the steadier it is. */
const load = (seconds: number): Maker =>
  ofMachine((machine, { world }) => {
    const busy = busyWave(machine, world)
    const pressure = pressureOf(machine, world)
    const at = (time: number): number =>
      1.15 * machine.cpus * waveAt(busy, time - seconds) + 4 * pressure(time)
    return (time) => Math.round(100 * at(time)) / 100
  })

const fileSystem = (of: (used: number, size: number) => number): Maker =>
  ofMachine((machine, { subject, world }) => {
    const size = Math.round(machine.disk * (subject.share ?? 1))
    const usual = between(0.35, 0.78, `${machine.address} ${subject.labels['mountpoint'] ?? ''} used`)
    return (time) => Math.round(of(Math.min(0.97, usual + (time - world.moment) * 2e-8), size))
  })

const waiting = (quiet: number, underPressure: number): Maker =>
  ofMachine((machine, cause) => {
    const usual = growing(cause, quiet)
    const pressed = pressedSeconds(machine, cause)
    return (time) => (usual(time) ?? 0) + underPressure * pressed(time)
  })

/** The seconds under pressure until a time, by the minute. They are counted from a day before the moment of the world. */
const pressedSeconds = (machine: Machine, { world }: Cause): ((time: number) => number) => {
  const pressure = pressureOf(machine, world)
  const begin = world.moment - 86_400
  const sums: number[] = [0]
  return (time) => {
    const minute = Math.max(0, Math.floor((time - begin) / 60))
    for (let known = sums.length; known <= minute; known += 1)
      sums.push((sums[known - 1] ?? 0) + 60 * pressure(begin + 60 * known))
    return sums[minute] ?? 0
  }
}

const bytesMoved =
  (perSecond: number): Maker =>
  (cause) => {
    const machine = machineOf(cause)
    const size = between(0.4, 2.2, `${machine?.address ?? ''} bytes`)
    return counting(cause, perSecond * size * (cause.subject.share ?? 1))
  }

export const NODE_EXPORTER: Makers = {
  node_boot_time_seconds: ofMachine(
    ({ bootTime }) =>
      () =>
        bootTime,
  ),
  node_cpu_seconds_total: cpuSeconds,
  node_disk_io_time_seconds_total: (cause) => growing(cause, 0.04 * (cause.subject.share ?? 1)),
  node_disk_read_bytes_total: bytesMoved(180_000),
  node_disk_written_bytes_total: bytesMoved(640_000),
  node_filesystem_avail_bytes: fileSystem((used, size) => (1 - used) * size * 0.95),
  node_filesystem_device_error: always(0),
  node_filesystem_files: fileSystem((_, size) => size / 16_384),
  node_filesystem_files_free: fileSystem((used, size) => ((1 - used * 0.4) * size) / 16_384),
  node_filesystem_free_bytes: fileSystem((used, size) => (1 - used) * size),
  node_filesystem_purgeable_bytes: () => undefined,
  node_filesystem_readonly: always(0),
  node_filesystem_size_bytes: fileSystem((_, size) => size),
  node_load1: load(0),
  node_load15: load(480),
  node_load5: load(150),
  node_memory_Buffers_bytes: memory((_, total) => 0.02 * total),
  node_memory_Cached_bytes: memory((used, total) => 0.7 * (1 - used) * total),
  node_memory_MemAvailable_bytes: memory((used, total) => (1 - used) * total),
  node_memory_MemFree_bytes: memory((used, total) => 0.25 * (1 - used) * total),
  node_memory_MemTotal_bytes: memory((_, total) => total),
  node_memory_SwapFree_bytes: always(0),
  node_memory_SwapTotal_bytes: always(0),
  node_network_receive_bytes_total: bytesMoved(95_000),
  node_network_transmit_bytes_total: bytesMoved(70_000),
  node_network_up: always(1),
  node_pressure_cpu_waiting_seconds_total: waiting(0.02, 0.05),
  node_pressure_io_waiting_seconds_total: waiting(0.015, 0.2),
  node_pressure_memory_stalled_seconds_total: waiting(0, 0.15),
  node_pressure_memory_waiting_seconds_total: waiting(0.0005, 0.35),
  node_time_seconds: () => (time) => time,
  node_timex_sync_status: always(1),
  node_timex_offset_seconds: always(0.0004),
  node_uname_info: always(1),
}
