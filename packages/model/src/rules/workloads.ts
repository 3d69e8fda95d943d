import { entriesOf, entryOf } from '../fleet/topology.ts'
import { forEachWorkload } from './for-each-workload.ts'
import type { InventoryRule } from './inventory-rule.ts'
import { eachReadable, itemsOf } from './readable.ts'
import { contested } from './unique.ts'

export const uniqueContainerPort: InventoryRule = {
  id: 'unique-container-port',
  summary: 'A number is one port of a workload.',
  rationale: 'kube-apiserver refuses a Service that offers one port twice.',
  check: forEachWorkload(({ name, path, workload: { ports } }) =>
    contested(
      entriesOf(ports).map(([port, value]) => ({ value, owner: port, path: [...path, 'ports', port] })),
    ).map(({ first, again }) => ({
      path: again.path,
      message: `port ${again.value} of ${name} has two names, ${first.owner} and ${again.owner}`,
      impact: 'kube-apiserver refuses a Service that offers one port twice',
      fix: 'remove one of the names, or correct its number',
    })),
  ),
}

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
  summary: '`admits` names workloads of the same cluster and namespace.',
  rationale: 'Others cannot be admitted, and then no workload can connect.',
  check: forEachWorkload(({ cluster, name, path, workload: { admits, namespace }, workloads }) =>
    eachReadable(itemsOf(admits), ([index, admitted]) => {
      const other = entryOf(workloads, admitted)
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
