import type { Api } from '../kubernetes/api.ts'
import type { KubernetesObject } from '../trees/committed.ts'

interface Resource {
  readonly name: string
  readonly kind: string
  readonly verbs: readonly string[]
}

/** Kinds of transient objects. */
const passing = ['Event', 'Lease', 'ControllerRevision', 'ComponentStatus', 'APIService']

const listIn = async (api: Api, path: string): Promise<readonly KubernetesObject[]> => {
  const { status, body } = await api.request('GET', path)
  return status === 200 ? (body as { readonly items: readonly KubernetesObject[] }).items : []
}

const groupVersions = async (api: Api): Promise<readonly string[]> => {
  const { groups } = (await api.get('/apis')) as {
    readonly groups: readonly { readonly preferredVersion: { readonly groupVersion: string } }[]
  }
  return ['/api/v1', ...groups.map(({ preferredVersion }) => `/apis/${preferredVersion.groupVersion}`)]
}

/** All objects that an API has, of every kind that it lists: `KIND NAMESPACE/NAME`. */
export const allObjects = async (api: Api): Promise<ReadonlySet<string>> => {
  const found = new Set<string>()
  for (const path of await groupVersions(api)) {
    const { resources } = (await api.get(path)) as { readonly resources: readonly Resource[] }
    const listed = resources.filter(({ kind, verbs }) => verbs.includes('list') && !passing.includes(kind))
    for (const { name, kind } of listed)
      for (const { metadata } of await listIn(api, `${path}/${name}`))
        found.add(`${kind} ${[metadata.namespace, metadata.name].filter(Boolean).join('/')}`)
  }
  return found
}
