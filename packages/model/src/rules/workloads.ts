import { entriesOf, entryOf } from '../fleet/topology.ts'
import { forEachWorkload } from './for-each-workload.ts'
import { inventoryRule } from './inventory-rule.ts'
import { contested } from './unique.ts'

export const uniqueContainerPort = inventoryRule({
  id: 'unique-container-port',
  reads: ['clusters'],
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
})

/** A label of a StatefulSet's pods has its name and a suffix of 11 characters, and at most 63 characters. */
const LONGEST_STATEFUL_SET_NAME = 52

export const validStatefulSetName = inventoryRule({
  id: 'valid-stateful-set-name',
  reads: ['clusters'],
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
})

export const noMissingAdmittedWorkload = inventoryRule({
  id: 'no-missing-admitted-workload',
  reads: ['clusters'],
  check: forEachWorkload(({ cluster, name, path, workload: { admits, namespace }, workloads }, namesAt) =>
    (admits ?? []).flatMap((admitted, index) => {
      const other = entryOf(workloads, admitted)
      const missing = !namesAt('clusters', cluster, 'workloads').includes(admitted)
      if (!missing && (!other || other.namespace === namespace)) return []
      return [
        {
          path: [...path, 'admits', index],
          message: missing
            ? `${name} admits ${admitted}, and cluster ${cluster} has no such workload`
            : `${name} in namespace ${namespace} admits ${admitted}, which is in namespace ${other?.namespace}`,
          impact: `no workload can connect to ${name}`,
          fix: `admit a workload of namespace ${namespace}`,
        },
      ]
    }),
  ),
})

const SECRET_NAME = /(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|CREDENTIALS?)$/i
const URL_WITH_PASSWORD = /:\/\/[^/\s:@]+:[^/\s@]+@/

export const banSecretValue = inventoryRule({
  id: 'ban-secret-value',
  reads: ['clusters'],
  check: forEachWorkload(({ name, path, workload: { env } }) =>
    entriesOf(env)
      .filter(
        ([variable, value]) =>
          typeof value === 'string' && (SECRET_NAME.test(variable) || URL_WITH_PASSWORD.test(value)),
      )
      .map(([variable]) => ({
        path: [...path, 'env', variable],
        message: `${variable} of ${name} looks like a secret and has a plain value`,
        impact: 'every reader of the repository and its history can read it',
        fix: 'put the value into a Secret, list it under secrets, and write { secret, key } here',
      })),
  ),
})
