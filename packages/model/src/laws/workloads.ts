import type { Workload } from '../fleet/workload.ts'
import { entriesOf } from '../fleet/topology.ts'
import type { Breach, Clusters, InventoryPath, IsDeclared, Law } from './law.ts'
import { contested } from './unique.ts'

interface Subject {
  readonly cluster: string
  readonly name: string
  readonly path: InventoryPath
  readonly workload: Workload
}

/** Judges each workload of each cluster. */
const forEachWorkload =
  (judge: (subject: Subject, clusters: Clusters, isDeclared: IsDeclared) => Breach[]) =>
  (clusters: Clusters, isDeclared: IsDeclared): Breach[] =>
    entriesOf(clusters).flatMap(([cluster, { workloads }]) =>
      entriesOf(workloads).flatMap(([name, workload]) =>
        judge(
          { cluster, name, path: ['clusters', cluster, 'workloads', name], workload },
          clusters,
          isDeclared,
        ),
      ),
    )

export const requireProbeOnDeclaredPort: Law = {
  id: 'require-probe-on-declared-port',
  scope: 'clusters',
  breaches: forEachWorkload(({ name, path, workload: { ports, probes } }) =>
    probes.action.type === 'http' && ports[probes.action.port] === undefined
      ? [
          {
            path: [...path, 'probes', 'action', 'port'],
            what: `the probes of ${name} ask port ${probes.action.port}, and ${name} declares only: ${Object.keys(ports).join(', ')}`,
            consequence: 'kube-apiserver accepts it, and the kubelet restarts the pod for ever',
            mend: `name one of ${name}'s ports, or declare ${probes.action.port}`,
          },
        ]
      : [],
  ),
}

export const banProbeTimeoutOverPeriod: Law = {
  id: 'ban-probe-timeout-over-period',
  scope: 'clusters',
  breaches: forEachWorkload(({ name, path, workload: { probes } }) =>
    (['liveness', 'readiness', 'startup'] as const).flatMap((occasion) => {
      const timing = probes[occasion]
      if (!timing || timing.timeoutSeconds <= timing.periodSeconds) return []
      return [
        {
          path: [...path, 'probes', occasion, 'timeoutSeconds'],
          what: `the ${occasion} probe of ${name} waits ${timing.timeoutSeconds} s for an answer and asks again every ${timing.periodSeconds} s`,
          consequence: 'a failure would be noticed later than its period promises',
          mend: `lower timeoutSeconds to at most ${timing.periodSeconds}, or raise periodSeconds`,
        },
      ]
    }),
  ),
}

export const uniqueContainerPort: Law = {
  id: 'unique-container-port',
  scope: 'clusters',
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
}

export const uniqueMountPath: Law = {
  id: 'unique-mount-path',
  scope: 'clusters',
  breaches: forEachWorkload(({ name, path, workload: { volumes, scratch } }) =>
    contested([
      ...entriesOf(volumes).flatMap(([volume, { mounts }]) =>
        mounts.map((mount, index) => ({
          value: mount.path as string,
          owner: `volume ${volume}`,
          path: [...path, 'volumes', volume, 'mounts', index, 'path'],
        })),
      ),
      ...(scratch ?? []).map((value, index) => ({
        value: value as string,
        owner: 'scratch space',
        path: [...path, 'scratch', index],
      })),
    ]).map(({ first, again }) => ({
      path: again.path,
      what: `${again.value} of ${name} is the place of both ${first.owner} and ${again.owner}`,
      consequence: 'kube-apiserver refuses a pod with two mounts at one path',
      mend: 'mount each at a path of its own',
    })),
  ),
}

export const requireVolumeOnStatefulSet: Law = {
  id: 'require-volume-on-stateful-set',
  scope: 'clusters',
  breaches: forEachWorkload(({ name, path, workload: { controller, volumes } }) =>
    controller === 'StatefulSet' && entriesOf(volumes).length === 0
      ? [
          {
            path: [...path, 'controller'],
            what: `${name} is a StatefulSet and has no volume`,
            consequence: 'what it keeps would be lost whenever its pod moves or restarts',
            mend: `give ${name} a volume, or make it a Deployment`,
          },
        ]
      : [],
  ),
}

/** A StatefulSet's pods carry its name and an 11-character suffix in a label, which holds 63 characters. */
const LONGEST_STATEFUL_SET_NAME = 52

export const validStatefulSetName: Law = {
  id: 'valid-stateful-set-name',
  scope: 'clusters',
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
}

export const noMissingAdmittedWorkload: Law = {
  id: 'no-missing-admitted-workload',
  scope: 'clusters',
  breaches: forEachWorkload(
    ({ cluster, name, path, workload: { admits, namespace } }, clusters, isDeclared) =>
      (admits ?? []).flatMap((admitted, index) => {
        const other = clusters[cluster as keyof Clusters]?.workloads[admitted]
        const missing = !isDeclared('clusters', cluster, 'workloads', admitted)
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
}

const SECRET_NAME = /(PASSWORD|PASSWD|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|CREDENTIALS?)$/i
const URL_WITH_PASSWORD = /:\/\/[^/\s:@]+:[^/\s@]+@/

export const banSecretValue: Law = {
  id: 'ban-secret-value',
  scope: 'clusters',
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
}
