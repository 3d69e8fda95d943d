/** Mounts that come and go with containers. */
const MOUNTS =
  '^/(dev|proc|sys|run/containerd/.+|run/k3s/.+|run/user/.+|var/lib/containerd/.+|var/lib/kubelet/.+|var/lib/rancher/.+)($|/)'

/** File systems that hold no data of their own. */
const FILE_SYSTEMS =
  '^(autofs|binfmt_misc|bpf|cgroup2?|configfs|debugfs|devpts|devtmpfs|erofs|fusectl|hugetlbfs|iso9660|mqueue|nsfs|overlay|proc|procfs|pstore|rpc_pipefs|securityfs|selinuxfs|squashfs|sysfs|tmpfs|tracefs)$'

/** Devices that live as long as a container. */
const DEVICES = '^(veth.*|cali.*|[a-f0-9]{15})$'

/** What node-exporter excludes in every cluster: each would add a series for each container. */
export const NODE_EXPORTER_FLAGS: readonly string[] = [
  `--collector.filesystem.mount-points-exclude=${MOUNTS}`,
  `--collector.filesystem.fs-types-exclude=${FILE_SYSTEMS}`,
  `--collector.netclass.ignored-devices=${DEVICES}`,
  `--collector.netdev.device-exclude=${DEVICES}`,
]
