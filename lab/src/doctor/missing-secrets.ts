import type { Api } from '../kubernetes/api.ts'
import type { Pod, Waiting } from '../kubernetes/kubelet.ts'

interface SecretKey {
  readonly name: string
  readonly key: string
}

interface Container {
  readonly env?: readonly { readonly valueFrom?: { readonly secretKeyRef?: SecretKey } }[]
}

const keysOf = ({ spec }: Pod): readonly SecretKey[] =>
  (spec.containers as readonly Container[])
    .flatMap(({ env = [] }) => env)
    .flatMap(({ valueFrom }) => valueFrom?.secretKeyRef ?? [])

/** What a kubelet reports of a container whose environment takes a Secret that is not there, or lacks the key. */
export const waitsForSecret = async (api: Api, pod: Pod): Promise<Waiting | undefined> => {
  const { namespace } = pod.metadata
  for (const { name, key } of keysOf(pod)) {
    const { status, body } = await api.request('GET', `/api/v1/namespaces/${namespace}/secrets/${name}`)
    if (status === 404) return configError(`secret "${name}" not found`)
    if (!Object.hasOwn((body as { readonly data?: object }).data ?? {}, key))
      return configError(`couldn't find key ${key} in Secret ${namespace}/${name}`)
  }
  return undefined
}

const configError = (message: string): Waiting => ({ reason: 'CreateContainerConfigError', message })
