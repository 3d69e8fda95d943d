import type { Sample } from '../../live/store-api.ts'

/** Where k3s, its pods and their logs keep data. */
const PATHS = [
  '/var/lib/rancher/k3s/storage',
  '/var/lib/rancher/k3s',
  '/var/lib/kubelet',
  '/var/log/pods',
  '/var/lib/otelcol',
]

const holds = (mount: string, path: string): boolean =>
  path === mount || path.startsWith(mount.endsWith('/') ? mount : `${mount}/`)

/** Of the file systems of some nodes, those on which k3s and its pods keep data: each the innermost mount of a folder of theirs. */
export const mountsThatHold = (fileSystems: readonly Sample[]): readonly Sample[] => {
  const byNode = Map.groupBy(fileSystems, ({ labels }) => labels['instance'])
  return [...byNode.values()].flatMap((ofNode) => {
    const innermostFirst = ofNode.toSorted((one, other) => mountOf(other).length - mountOf(one).length)
    const held = PATHS.map((path) => innermostFirst.find((one) => holds(mountOf(one), path)))
    return [...new Set(held)].filter((one) => one !== undefined)
  })
}

const mountOf = ({ labels }: Sample): string => labels['mountpoint'] ?? ''
