import type { ClusterView } from '../../tree/cluster-view.ts'
import type { HostPort } from '../../tree/network/host-port.ts'
import { hostPortsOf } from '../../tree/network/host-ports.ts'
import { inEachCluster, type Report, type Rule } from '../rule/rule.ts'

export const uniqueHostPort: Rule = {
  id: 'unique-host-port',
  summary: 'A port of the nodes has one owner.',
  rationale:
    'The metrics port of Traefik was exposed. The load balancer of k3s then waited for port 9100 of each node, which node-exporter had, and ports 80 and 443 went with it.',
  fix: 'Give one of the two another port, or keep it off the nodes.',
  check: inEachCluster((cluster, report) => {
    for (const ports of Map.groupBy(
      hostPortsOf(cluster),
      ({ number, protocol }) => `${number}/${protocol}`,
    ).values())
      checkPort(cluster, ports, report)
  }),
}

/** One finding for each port is enough: the second owner moves away from the first. */
const checkPort = (cluster: ClusterView, ports: readonly HostPort[], report: Report): void => {
  for (const [index, port] of ports.entries()) {
    const other = ports.slice(0, index).find((one) => meet(one, port))
    if (!other || !port.location) continue
    report({
      location: port.location,
      ...(other.location && { related: [other.location] }),
      message: `${port.owner} takes port ${port.number} (${port.protocol}) of the nodes of ${cluster.name}, which ${other.owner} takes too`,
      impact: 'the scheduler or the node gives it to one of the two, and the other does not start',
      fix: 'give one of the two another port',
    })
    return
  }
}

/** Whether two owners certainly want the same port of one node. */
const meet = (one: HostPort, other: HostPort): boolean =>
  (one.address === undefined || other.address === undefined || one.address === other.address) &&
  (one.nodes === 'every' ||
    other.nodes === 'every' ||
    (one.nodes !== undefined && one.nodes.name === other.nodes?.name))
