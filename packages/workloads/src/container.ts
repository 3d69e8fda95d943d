import {
  CONFIG_VOLUME,
  configTexts,
  entriesOf,
  servedPorts,
  type Folder,
  type Helper,
  type InventoryFiles,
  type Mount,
  type Pod,
  type Probes,
  type ProbeTiming,
  type SecretReference,
  type ServedPort,
  type Workload,
} from '@fleet/model'
import { hardened, type IContainer, type IProbe, type ISecurityContext } from '@fleet/kubernetes'
import { configKeys } from './config.ts'
import { isReadOnly } from './folders.ts'

/** What a container that others connect to states beyond others. */
export type Serving = Pick<Workload, 'ports' | 'probes'>

/** The own container of a workload, which serves, or of a CronJob. */
export const ownContainer = (name: string, pod: Pod, files: InventoryFiles, serving?: Serving) => {
  const { image, runAs, readOnlyRootFilesystem, resources } = pod
  return {
    name,
    image,
    ...(serving && { ports: servedPorts(serving.ports).map(containerPort) }),
    ...program(pod),
    ...(serving && probesOf(serving.probes)),
    resources,
    securityContext: securityContext(pod, {
      readOnlyRootFilesystem,
      ...(runAs.as === 'root' && { capabilities: runAs.capabilities }),
    }),
    volumeMounts: [
      ...entriesOf(pod.volumes).flatMap(([volume, { mounts }]) => mountsOf(volume, mounts)),
      ...entriesOf(pod.folders).flatMap(([folder, of]) => mountsOf(folder, of.mounts, of)),
      ...configMounts(pod, files),
      ...scratchMounts(pod.scratch, scratchVolume),
    ],
  } satisfies IContainer
}

/** A container beside the pod's own: a sidecar is an init container that does not end. */
export const helperContainer = (list: HelperList, index: number, helper: Helper, pod: Pod) =>
  ({
    name: helper.name,
    image: helper.image,
    ...(list === 'sidecars' && { restartPolicy: 'Always' }),
    ...program(helper),
    resources: helper.resources,
    securityContext: hardened({ readOnlyRootFilesystem: helper.readOnlyRootFilesystem }),
    volumeMounts: [
      ...entriesOf(helper.mounts).flatMap(([volume, mounts]) =>
        mountsOf(volume, mounts, pod.folders?.[volume]),
      ),
      ...scratchMounts(helper.scratch, helperScratch(list, index)),
    ],
  }) satisfies IContainer

export type HelperList = 'init' | 'sidecars'

const containerPort = ({ name, container, protocol }: ServedPort) => ({
  name,
  containerPort: container,
  ...(protocol !== 'TCP' && { protocol }),
})

const program = ({ command, args, env, envFrom }: Pick<Helper, 'command' | 'args' | 'env' | 'envFrom'>) => ({
  ...(command && { command: [...command] }),
  ...(args && { args: [...args] }),
  ...(env && { env: entriesOf(env).map(([variable, value]) => environmentVariable(variable, value)) }),
  ...(envFrom && { envFrom: envFrom.map((name) => ({ secretRef: { name } })) }),
})

const environmentVariable = (name: string, value: string | SecretReference) =>
  typeof value === 'string'
    ? { name, value }
    : { name, valueFrom: { secretKeyRef: { name: value.secret, key: value.key } } }

/** The kernel lets only a privileged container open a device. Of such a one, kube-apiserver refuses to ban escalation. */
const securityContext = (
  { hostAccess }: Pod,
  over: NonNullable<Parameters<typeof hardened>[0]>,
): ISecurityContext => {
  const { allowPrivilegeEscalation, ...context } = hardened(over)
  return hostAccess?.devices === true
    ? { privileged: true, ...context }
    : { allowPrivilegeEscalation, ...context }
}

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

export const helperScratch =
  (list: HelperList, position: number) =>
  (index: number): string =>
    `scratch-${list}-${position}-${index}`

const mountsOf = (name: string, mounts: readonly Mount[], folder?: Folder) =>
  mounts.map(({ path, subPath }) => ({
    name,
    mountPath: path as string,
    ...(subPath && { subPath }),
    ...(folder && isReadOnly(folder) && { readOnly: true }),
  }))

/** Each file by itself, so that none of the image's files beside it is hidden. */
const configMounts = ({ config }: Pod, files: InventoryFiles) =>
  configKeys(configTexts(config, files)).map(([mountPath, subPath]) => ({
    name: CONFIG_VOLUME,
    mountPath: mountPath as string,
    subPath,
    readOnly: true,
  }))

const scratchMounts = (paths: readonly string[] | undefined, volume: (index: number) => string) =>
  (paths ?? []).map((mountPath, index) => ({ name: volume(index), mountPath }))
