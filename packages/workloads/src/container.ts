import { entriesOf, type Probes, type ProbeTiming, type SecretReference, type Workload } from '@fleet/model'
import { hardened, type IContainer, type IProbe } from '@fleet/kubernetes'

/** The one container of a workload. */
export const container = (name: string, workload: Workload) => {
  const { image, ports, probes, env, resources, runAs, readOnlyRootFilesystem } = workload
  return {
    name,
    image,
    ports: entriesOf(ports).map(([port, containerPort]) => ({ name: port, containerPort })),
    ...(env && { env: entriesOf(env).map(([variable, value]) => environmentVariable(variable, value)) }),
    ...probesOf(probes),
    resources,
    securityContext: hardened({
      readOnlyRootFilesystem,
      ...(runAs.as === 'root' && { capabilities: runAs.capabilities }),
    }),
    volumeMounts: mounts(workload),
  } satisfies IContainer
}

const environmentVariable = (name: string, value: string | SecretReference) =>
  typeof value === 'string'
    ? { name, value }
    : { name, valueFrom: { secretKeyRef: { name: value.secret, key: value.key } } }

const probesOf = ({ action, startup, liveness, readiness }: Probes) => {
  const probe = (timing: ProbeTiming): IProbe =>
    action.type === 'http'
      ? { httpGet: { path: action.path, port: action.port }, ...timing }
      : { exec: { command: action.command }, ...timing }
  return {
    ...(startup && { startupProbe: probe(startup) }),
    livenessProbe: probe(liveness),
    readinessProbe: probe(readiness),
  }
}

/** The name of the volume behind a scratch directory; volumes of the inventory have other names. */
export const scratchVolume = (index: number): string => `scratch-${index}`

const mounts = ({ volumes, scratch }: Workload) => [
  ...entriesOf(volumes).flatMap(([name, volume]) =>
    volume.mounts.map(({ path, subPath }) => ({ name, mountPath: path, ...(subPath && { subPath }) })),
  ),
  ...(scratch ?? []).map((mountPath, index) => ({ name: scratchVolume(index), mountPath })),
]
