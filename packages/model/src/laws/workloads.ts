import { entriesOf, entryOf } from '../fleet/topology.ts'
import { forEachWorkload } from './for-each-workload.ts'
import { law } from './law.ts'
import { contested } from './unique.ts'

export const uniqueContainerPort = law({
  id: 'unique-container-port',
  reads: ['clusters'],
  breaches: forEachWorkload(({ name, path, workload: { ports } }) =>
    contested(
      entriesOf(ports).map(([port, value]) => ({ value, owner: port, path: [...path, 'ports', port] })),
    ).map(({ first, again }) => ({
      path: again.path,
      what: `port ${again.value} of ${name} has two names, ${first.owner} and ${again.owner}`,
      consequence: 'kube-apiserver refuses a Service that offers one port twice',
      mend: 'remove one of the names, or correct its number',
    })),
  ),
})

/** A StatefulSet's pods carry its name and an 11-character suffix in a label, which holds 63 characters. */
const LONGEST_STATEFUL_SET_NAME = 52

export const validStatefulSetName = law({
  id: 'valid-stateful-set-name',
  reads: ['clusters'],
  breaches: forEachWorkload(({ name, path, workload: { controller } }) =>
    controller === 'StatefulSet' && name.length > LONGEST_STATEFUL_SET_NAME
      ? [
          {
            path,
            what: `the name ${name} has ${name.length} characters`,
            consequence: 'kube-apiserver would accept the StatefulSet and refuse its pods',
            mend: `shorten it to ${LONGEST_STATEFUL_SET_NAME} characters`,
          },
        ]
      : [],
  ),
})

export const noMissingAdmittedWorkload = law({
  id: 'no-missing-admitted-workload',
  reads: ['clusters'],
  breaches: forEachWorkload(({ cluster, name, path, workload: { admits, namespace }, workloads }, namesAt) =>
    (admits ?? []).flatMap((admitted, index) => {
      const other = entryOf(workloads, admitted)
      const missing = !namesAt('clusters', cluster, 'workloads').includes(admitted)
      if (!missing && (!other || other.namespace === namespace)) return []
      return [
        {
          path: [...path, 'admits', index],
          what: missing
            ? `${name} admits ${admitted}, and cluster ${cluster} has no such workload`
            : `${name} in namespace ${namespace} admits ${admitted}, which is in namespace ${other?.namespace}`,
          consequence: `nothing could connect to ${name}`,
          mend: `admit a workload of namespace ${namespace}`,
        },
      ]
    }),
  ),
})

const SECRET_NAME = /(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|CREDENTIALS?)$/i
const URL_WITH_PASSWORD = /:\/\/[^/\s:@]+:[^/\s@]+@/

export const banSecretValue = law({
  id: 'ban-secret-value',
  reads: ['clusters'],
  breaches: forEachWorkload(({ name, path, workload: { env } }) =>
    entriesOf(env)
      .filter(
        ([variable, value]) =>
          typeof value === 'string' && (SECRET_NAME.test(variable) || URL_WITH_PASSWORD.test(value)),
      )
      .map(([variable]) => ({
        path: [...path, 'env', variable],
        what: `${variable} of ${name} looks like a secret and is written out`,
        consequence: 'everyone who can read the repository could read it, for ever',
        mend: 'put the value into a Secret, list it under secrets, and write { secret, key } here',
      })),
  ),
})
