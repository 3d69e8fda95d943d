import type { Api, ApiAnswer } from '../kubernetes/api.ts'
import type { KubernetesObject } from '../trees/committed.ts'
import type { Refusal } from './refusal.ts'

interface PodTemplate {
  readonly metadata?: { readonly labels?: Readonly<Record<string, string>> }
  readonly spec?: { readonly volumes?: readonly unknown[] }
}

interface Workload {
  readonly spec?: {
    readonly template?: PodTemplate
    readonly jobTemplate?: { readonly spec?: { readonly template?: PodTemplate } }
    readonly volumeClaimTemplates?: readonly { readonly metadata?: { readonly name?: string } }[]
  }
}

const workloadKinds = ['DaemonSet', 'Deployment', 'StatefulSet', 'ReplicaSet', 'Job', 'CronJob']

/** The pod that a workload would make. */
export const podOf = (object: KubernetesObject): KubernetesObject | undefined => {
  if (!workloadKinds.includes(object.kind)) return undefined
  const { spec } = object as Workload
  const template = object.kind === 'CronJob' ? spec?.jobTemplate?.spec?.template : spec?.template
  const claimed = (spec?.volumeClaimTemplates ?? []).map(({ metadata }) => ({
    name: metadata?.name,
    persistentVolumeClaim: { claimName: `${metadata?.name}-${object.metadata.name}-0` },
  }))
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${object.metadata.name}-lab`,
      ...(object.metadata.namespace !== undefined && { namespace: object.metadata.namespace }),
      ...template?.metadata,
    },
    spec: { ...template?.spec, volumes: [...(template?.spec?.volumes ?? []), ...claimed] },
  }
}

const messageOf = ({ status, body }: ApiAnswer): string =>
  `${status} ${(body as { readonly message?: string } | undefined)?.message ?? JSON.stringify(body)}`

const refusalsOf = (what: string, answer: ApiAnswer): readonly Refusal[] => [
  ...(answer.status >= 300 ? [{ program: 'kube-apiserver', what, says: messageOf(answer) }] : []),
  ...answer.warnings.map((warning) => ({ program: 'kube-apiserver', what, says: `warns: ${warning}` })),
]

const nameOf = ({ kind, metadata }: KubernetesObject): string =>
  [kind, metadata.namespace, metadata.name].filter(Boolean).join(' ')

/** Requests one object; an unknown kind is a refusal too. */
const tell = async (
  api: Api,
  object: KubernetesObject,
  request: (path: string) => Promise<ApiAnswer>,
): Promise<readonly Refusal[]> => {
  try {
    return refusalsOf(nameOf(object), await request(await api.pathOf(object)))
  } catch (error) {
    return [{ program: 'kube-apiserver', what: nameOf(object), says: String(error) }]
  }
}

/** @param how more of the request's parameters: `&dryRun=All` makes nothing */
export const applyStrictly = (api: Api, object: KubernetesObject, how = ''): Promise<readonly Refusal[]> =>
  tell(api, object, (path) =>
    api.request(
      'PATCH',
      `${path}?fieldManager=lab&force=true&fieldValidation=Strict${how}`,
      object,
      'application/apply-patch+yaml',
    ),
  )

/** Pod Security refuses only the pod: the API accepts its workload, which then never gets a pod. */
export const admitPod = (api: Api, pod: KubernetesObject): Promise<readonly Refusal[]> =>
  tell(api, pod, (path) =>
    api.request('POST', `${path.slice(0, path.lastIndexOf('/'))}?dryRun=All&fieldValidation=Strict`, pod),
  )

/** The objects that `flux bootstrap` makes before it applies a tree. */
const bootstrapped: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name: 'flux-system' },
}

/** The controller manager makes one in every namespace. */
const defaultAccount = (namespace: KubernetesObject): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { name: 'default', namespace: namespace.metadata.name },
})

const isNamespace = ({ kind }: KubernetesObject): boolean => kind === 'Namespace'

const namespacesFirst = (objects: readonly KubernetesObject[]): readonly KubernetesObject[] => [
  ...[bootstrapped, ...objects.filter(isNamespace)].flatMap((namespace) => [
    namespace,
    defaultAccount(namespace),
  ]),
  ...objects.filter((object) => !isNamespace(object)),
]

/** The refusals of the pods that some workloads would make. */
export const admitPods = async (
  api: Api,
  objects: readonly KubernetesObject[],
): Promise<readonly Refusal[]> => {
  const refusals: Refusal[] = []
  for (const object of objects) {
    const pod = podOf(object)
    if (pod) refusals.push(...(await admitPod(api, pod)))
  }
  return refusals
}

/**
 * The refusals of a cluster's objects by kube-apiserver: each is applied with strict field validation, then each
 * workload's pod is requested. A warning is a refusal. {@link removeObjects} removes what it leaves behind.
 * @param how more of the request's parameters for all but namespaces
 */
export const checkByApi = async (
  api: Api,
  objects: readonly KubernetesObject[],
  how = '',
): Promise<readonly Refusal[]> => {
  const refusals: Refusal[] = []
  for (const object of namespacesFirst(objects))
    refusals.push(...(await applyStrictly(api, object, isBasic(object) ? '' : how)))
  return [...refusals, ...(await admitPods(api, objects))]
}

/** What all else in a namespace needs, also where nothing else is made. */
const isBasic = ({ kind }: KubernetesObject): boolean => ['Namespace', 'ServiceAccount'].includes(kind)

const notFound = 404

const removeObject = async (api: Api, object: KubernetesObject): Promise<void> => {
  const path = await api.pathOf(object).catch(() => undefined)
  if (path === undefined) return
  const { body } = await api.request('DELETE', `${path}?gracePeriodSeconds=0`)
  if ((body as { readonly metadata?: unknown }).metadata === undefined) return
  // No controller runs that would remove the finalizers.
  await api.request('PATCH', path, { metadata: { finalizers: null } }, 'application/merge-patch+json')
  if (object.kind === 'Namespace') {
    // Only this, for the API may refuse the object itself.
    const { apiVersion, kind, metadata } = object
    const bare = { apiVersion, kind, metadata: { name: metadata.name }, spec: { finalizers: [] } }
    await api.request('PUT', `${path}/finalize`, bare)
  }
  const { status } = await api.request('GET', path)
  if (status !== notFound) throw new Error(`${nameOf(object)} cannot be removed: it still exists (${status})`)
}

/** Removes objects, so that the same API can take another tree. Missing objects are ignored. */
export const removeObjects = async (api: Api, objects: readonly KubernetesObject[]): Promise<void> => {
  for (const object of namespacesFirst(objects).toReversed()) await removeObject(api, object)
}
