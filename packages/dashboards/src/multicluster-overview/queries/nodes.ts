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

const sumOfRates = (metric: string, matcher: string): string =>
  `sum by (cluster, job, instance) (rate(${machines(metric, matcher)}[$__rate_interval]))`

const NAME = '{{cluster}} / {{nodename}}'

export const cpuUsed = prometheus(
  byMachine(lines`
    1 - avg by (cluster, job, instance) (
    rate(${machines('node_cpu_seconds_total', 'mode="idle"')}[$__rate_interval])
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
  NAME,
)

export const memoryUsed = prometheus(
  byMachine(`1 - ${machines('node_memory_MemAvailable_bytes')} / ${machines('node_memory_MemTotal_bytes')}`),
  NAME,
)

const fileSystemUsed = (...matchers: readonly string[]): string => lines`
  1 - ${machines('node_filesystem_avail_bytes', REAL_FILE_SYSTEMS, ...matchers)}
  / ${machines('node_filesystem_size_bytes', REAL_FILE_SYSTEMS, ...matchers)}
`

export const rootUsed = prometheus(byMachine(fileSystemUsed('mountpoint="/"')), NAME)

export const fileSystemsUsed = prometheus(byMachine(fileSystemUsed(), 'mountpoint'), `${NAME} {{mountpoint}}`)

export const diskBusy = prometheus(
  byMachine(`rate(${machines('node_disk_io_time_seconds_total', REAL_DISKS)}[$__rate_interval])`, 'device'),
  `${NAME} / {{device}}`,
)

export const diskRead = prometheus(
  byMachine(sumOfRates('node_disk_read_bytes_total', REAL_DISKS)),
  `${NAME} / read`,
)

export const diskWritten = prometheus(
  byMachine(sumOfRates('node_disk_written_bytes_total', REAL_DISKS)),
  `${NAME} / written`,
)

export const received = prometheus(
  byMachine(sumOfRates('node_network_receive_bytes_total', REAL_INTERFACES)),
  `${NAME} / in`,
)

export const sent = prometheus(
  byMachine(sumOfRates('node_network_transmit_bytes_total', REAL_INTERFACES)),
  `${NAME} / out`,
)

const pressure = (resource: 'cpu' | 'memory' | 'io') =>
  prometheus(
    byMachine(`rate(${machines(`node_pressure_${resource}_waiting_seconds_total`)}[$__rate_interval])`),
    `${NAME} / ${resource}`,
  )

export const cpuPressure = pressure('cpu')
export const memoryPressure = pressure('memory')
export const ioPressure = pressure('io')

export const uptime = prometheus(byMachine(`time() - ${machines('node_boot_time_seconds')}`), NAME)
