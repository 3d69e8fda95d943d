import { SCRAPE_TARGETS } from '@fleet/model'
import type { Program } from './program.ts'

/** Flags that are switched on by `--collector.name` and off by `--no-collector.name`. */
const COLLECTORS =
  'arp bcache bcachefs bonding btrfs buddyinfo cgroups conntrack cpu cpufreq diskstats dmi dmmultipath drbd drm edac entropy ethtool fibrechannel filefd filesystem hwmon infiniband interrupts ipvs kernel ksmd lnstat loadavg logind mdadm meminfo mountstats netclass netdev netstat network nfs nfsd ntp nvme nvmesubsystem os pcidevice perf powersupplyclass pressure processes qdisc rapl runit schedstat selinux slabinfo sockstat softirqs softnet stat supervisord swap sysctl systemd tapestats tcpstat textfile thermal time timex udp uname vmstat watchdog wifi xfrm xfs zfs zoneinfo'

const COLLECTOR_FLAGS =
  'arp.device-include arp.device-exclude arp.netlink bcache.priority cpu.guest cpu.info cpu.info.flags-include cpu.info.bugs-include disable-defaults diskstats.device-exclude diskstats.device-include ethtool.device-include ethtool.device-exclude ethtool.metrics-include filesystem.mount-points-exclude filesystem.mount-points-include filesystem.fs-types-exclude filesystem.fs-types-include hwmon.chip-include hwmon.chip-exclude hwmon.sensor-include hwmon.sensor-exclude infiniband.device-include infiniband.device-exclude interrupts.name-include interrupts.name-exclude interrupts.include-zeros ipvs.backend-labels netclass.ignored-devices netclass.ignore-invalid-speed netclass.netlink netdev.device-include netdev.device-exclude netdev.address-info netdev.enable-detailed-metrics netdev.netlink netdev.label-ifalias netstat.fields ntp.server ntp.server-port ntp.protocol-version ntp.server-is-local ntp.ip-ttl ntp.max-distance ntp.local-offset-tolerance pcidevice.idsfile pcidevice.names perf.cpus perf.tracepoint perf.disable-hardware-profilers perf.hardware-profilers perf.disable-software-profilers perf.software-profilers perf.disable-cache-profilers perf.cache-profilers powersupply.ignored-supplies qdisc.fixtures qdisc.device-include qdisc.device-exclude rapl.enable-zone-label runit.servicedir slabinfo.slabs-include slabinfo.slabs-exclude stat.softirq supervisord.url sysctl.include sysctl.include-info systemd.unit-include systemd.unit-exclude systemd.enable-task-metrics systemd.enable-restarts-metrics systemd.enable-start-time-metrics tapestats.ignored-devices textfile.directory vmstat.fields wifi.fixtures'

const OTHERS =
  'path.procfs path.sysfs path.rootfs path.udev.data web.telemetry-path web.disable-exporter-metrics web.max-requests web.systemd-socket web.listen-address web.config.file runtime.gomaxprocs log.level log.format version help'

const flagsOf = (names: string, prefix = ''): string[] => names.split(' ').map((name) => `${prefix}${name}`)

const switches = flagsOf(COLLECTORS, 'collector.')

const THROUGH_MOUNT = 'inside a container these are the container’s own, and every figure is about the pod'
const NEW_SERIES = 'each container that starts would be a new series'

/** The expressions that every node-exporter is given, however it is deployed. */
export const nodeExporterExclusions = {
  'collector.filesystem.mount-points-exclude': {
    value: /^\^\/\(.*\bdev\|proc\|sys\b.*var\/lib\/kubelet\/\.\+.*\)\(\$\|\/\)$/,
    why: NEW_SERIES,
  },
  'collector.filesystem.fs-types-exclude': {
    value: /^\^\(.*\boverlay\b.*\btmpfs\b.*\)\$$/,
    why: NEW_SERIES,
  },
  'collector.netclass.ignored-devices': { value: /^\^\(.*\bveth\.\*.*\)\$$/, why: NEW_SERIES },
  'collector.netdev.device-exclude': { value: /^\^\(.*\bveth\.\*.*\)\$$/, why: NEW_SERIES },
} as const

export const nodeExporter: Program = {
  name: 'node-exporter',
  source: 'node_exporter --help of v1.12.1',
  images: ['prometheus/node-exporter', 'prom/node-exporter'],
  containers: ['node-exporter'],
  executables: ['node_exporter'],
  tag: /^v\d+\.\d+\.\d+(-distroless)?$/,
  ports: [{ number: SCRAPE_TARGETS.nodeExporter.port, movedBy: '--web.listen-address' }],
  health: ['/'],
  user: 'never root',
  writesItsImage: false,
  flags: {
    known: new Set([
      ...switches,
      ...switches.map((name) => `no-${name}`),
      ...flagsOf(COLLECTOR_FLAGS, 'collector.'),
      ...flagsOf(OTHERS),
    ]),
    required: {
      'path.procfs': { why: THROUGH_MOUNT },
      'path.sysfs': { why: THROUGH_MOUNT },
      'path.rootfs': { why: THROUGH_MOUNT },
      'web.listen-address': {
        why: 'it listens on every address of the node, also the public one, without authentication',
        value: /^(?!0\.0\.0\.0:|\[::\]:).+:\d+$/,
      },
      ...nodeExporterExclusions,
    },
  },
  host: {
    folders: [
      { path: /^\/proc$/, because: 'processes, memory and load' },
      { path: /^\/sys$/, because: 'devices' },
      { path: /^\/$/, because: 'the sizes of mounted file systems' },
    ],
    namespaces:
      'the node’s network devices are seen from its network only, its mounts from its first process',
  },
}
