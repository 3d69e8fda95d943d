import { lines } from '../../queries/lines.ts'
import { prometheus } from '../../queries/query.ts'
import { machines } from '../../queries/series.ts'

/** In memory, stacked on another one, or a read-only image: none of them fills up. */
const REAL_FILE_SYSTEMS = 'fstype!~"tmpfs|overlay|squashfs"'

/** Loop devices and the device mapper repeat what a disk below them counts. */
const REAL_DISKS = 'device!~"loop.*|dm-.*"'

/** Bridges, pods' interfaces and tunnels repeat what the network card counts. */
const REAL_INTERFACES = 'device!~"lo|veth.*|cni.*|flannel.*|cali.*|tailscale.*"'

/**
 * The largest value of a machine, under the machine's own name: one metric of node-exporter has it, and its other
 * series have only an address. `own` are further labels to group by.
 */
const byMachine = (expr: string, ...own: readonly string[]): string => lines`
  max by (${['cluster', 'nodename', 'instance', ...own].join(', ')}) (
  (${expr})
  * on (cluster, job, instance) group_left (nodename)
  max by (cluster, job, instance, nodename) (${machines('node_uname_info')})
  )
`

const rateOf = (metric: string, ...matchers: readonly string[]): string =>
  `rate(${machines(metric, ...matchers)}[$__rate_interval])`

const sumOf = (expr: string): string => `sum by (cluster, job, instance) (${expr})`

const NAME = '{{cluster}} / {{nodename}}'

export const cpuUsed = prometheus(
  byMachine(lines`
    1 - avg by (cluster, job, instance) (
    ${rateOf('node_cpu_seconds_total', 'mode="idle"')}
    )
  `),
  NAME,
)

export const loadPerCore = prometheus(
  byMachine(lines`
    ${machines('node_load1')}
    / on (cluster, job, instance)
    count by (cluster, job, instance) (${machines('node_cpu_seconds_total', 'mode="idle"')})
  `),
)

export const memoryUsed = prometheus(
  byMachine(`1 - ${machines('node_memory_MemAvailable_bytes')} / ${machines('node_memory_MemTotal_bytes')}`),
  NAME,
)

const fileSystemUsed = (...matchers: readonly string[]): string => lines`
  1 - ${machines('node_filesystem_avail_bytes', REAL_FILE_SYSTEMS, ...matchers)}
  / ${machines('node_filesystem_size_bytes', REAL_FILE_SYSTEMS, ...matchers)}
`

export const rootUsed = prometheus(byMachine(fileSystemUsed('mountpoint="/"')))

export const fileSystemsUsed = prometheus(byMachine(fileSystemUsed(), 'mountpoint'), `${NAME} {{mountpoint}}`)

export const diskBusy = prometheus(
  byMachine(rateOf('node_disk_io_time_seconds_total', REAL_DISKS), 'device'),
  `${NAME} / {{device}}`,
)

const disks = (direction: 'read' | 'written'): string =>
  rateOf(`node_disk_${direction}_bytes_total`, REAL_DISKS)

export const diskThroughput = prometheus(byMachine(sumOf(`${disks('read')} + ${disks('written')}`)), NAME)

const network = (direction: 'receive' | 'transmit'): string =>
  rateOf(`node_network_${direction}_bytes_total`, REAL_INTERFACES)

export const received = prometheus(byMachine(sumOf(network('receive'))))

export const sent = prometheus(byMachine(sumOf(network('transmit'))))

export const traffic = prometheus(byMachine(sumOf(`${network('receive')} + ${network('transmit')}`)), NAME)

const pressure = (resource: 'cpu' | 'memory' | 'io') =>
  prometheus(byMachine(rateOf(`node_pressure_${resource}_waiting_seconds_total`)), `${NAME} / ${resource}`)

export const cpuPressure = pressure('cpu')
export const memoryPressure = pressure('memory')
export const ioPressure = pressure('io')

export const uptime = prometheus(byMachine(`time() - ${machines('node_boot_time_seconds')}`))
