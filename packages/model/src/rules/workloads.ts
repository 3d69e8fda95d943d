import { servedPorts, type ServedPort } from '../fleet/ports.ts'
import { entriesOf } from '../fleet/topology.ts'
import { forEachWorkload } from './for-each-workload.ts'
import type { InventoryPath, InventoryRule } from './inventory-rule.ts'
import { eachReadable, itemsOf, namesOf } from './readable.ts'
import { contested, type Claim } from './unique.ts'

export const uniqueContainerPort: InventoryRule = {
  id: 'unique-container-port',
  summary: 'A number is one port of a workload.',
  rationale: 'kube-apiserver refuses a Service that offers one port twice.',
  check: forEachWorkload(({ name, path, workload: { ports } }) => {
    const served = servedPorts(ports)
    const ofContainer = contested(served.map((port) => claimOn('container', port, path)))
    const ofService = contested(served.map((port) => claimOn('service', port, path))).filter(
      ({ again }) => !ofContainer.some((other) => other.again.owner === again.owner),
    )
    return [...ofContainer, ...ofService].map(({ first, again }) => ({
      path: again.path,
      message: `port ${again.value} of ${name} has two names, ${first.owner} and ${again.owner}`,
      impact: 'kube-apiserver refuses a Service that offers one port twice',
      fix: 'remove one of the names, or correct its number',
    }))
  }),
}

/** One number may be a port of TCP and another of UDP. */
const claimOn = (side: 'container' | 'service', port: ServedPort, path: InventoryPath): Claim => ({
  value: port.protocol === 'TCP' ? port[side] : `${port[side]}/${port.protocol}`,
  owner: port.name,
  path: [...path, 'ports', port.name],
})

/** A label of a StatefulSet's pods has its name and a suffix of 11 characters, and at most 63 characters. */
const LONGEST_STATEFUL_SET_NAME = 52

export const validStatefulSetName: InventoryRule = {
  id: 'valid-stateful-set-name',
  summary: 'The name of a StatefulSet has at most 52 characters.',
  rationale:
    'A label of its pods has its name and a suffix of 11 characters, and at most 63. kube-apiserver accepts the StatefulSet and refuses its pods.',
  check: forEachWorkload(({ name, path, workload: { controller } }) =>
    controller === 'StatefulSet' && name.length > LONGEST_STATEFUL_SET_NAME
      ? [
          {
            path,
            message: `the name ${name} has ${name.length} characters`,
            impact: 'kube-apiserver accepts the StatefulSet and refuses its pods',
            fix: `shorten it to ${LONGEST_STATEFUL_SET_NAME} characters`,
          },
        ]
      : [],
  ),
}

export const noMissingAdmittedWorkload: InventoryRule = {
  id: 'no-missing-admitted-workload',
  summary: '`admits` names workloads and CronJobs of the same cluster and namespace.',
  rationale: 'Others cannot be admitted, and then no workload can connect.',
  check: forEachWorkload(({ cluster, name, path, workload: { admits, namespace }, workloads, cronJobs }) =>
    eachReadable(itemsOf(admits), ([index, admitted]) => {
      const other = namesOf(workloads).includes(admitted) ? workloads[admitted] : cronJobs[admitted]
      if (other?.namespace === namespace) return []
      return [
        {
          path: [...path, 'admits', index],
          message: !other
            ? `${name} admits ${admitted}, and cluster ${cluster} has no such workload`
            : `${name} in namespace ${namespace} admits ${admitted}, which is in namespace ${other.namespace}`,
          impact: `no workload can connect to ${name}`,
          fix: `admit a workload of namespace ${namespace}`,
        },
      ]
    }),
  ),
}

export const uniqueWorkloadName: InventoryRule = {
  id: 'unique-workload-name',
  summary: 'A name is that of one workload or one CronJob of a cluster.',
  rationale: 'The Service of the workload would send requests to the pods of the CronJob, too.',
  check: ({ clusters }) =>
    eachReadable(entriesOf(clusters), ([cluster, { workloads, cronJobs }]) =>
      entriesOf(cronJobs)
        .filter(([name]) => namesOf(workloads).includes(name))
        .map(([name]) => ({
          path: ['clusters', cluster, 'cronJobs', name],
          message: `cluster ${cluster} has a workload and a CronJob of the name ${name}`,
          impact: 'the Service of the workload sends requests to the pods of the CronJob, too',
          fix: `rename the CronJob, for example to ${name}-job`,
        })),
    ),
}
