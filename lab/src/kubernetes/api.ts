import { readFileSync } from 'node:fs'
import { request } from 'node:https'
import type { KubernetesObject } from '../trees/committed.ts'

export interface ApiAnswer {
  readonly status: number
  readonly body: unknown
  /** The API's warnings: a deprecated version, a pod that violates the warning level of its namespace. */
  readonly warnings: readonly string[]
}

/** A client of one kube-apiserver, as one user of it. */
export interface Api {
  readonly request: (method: string, path: string, body?: unknown, contentType?: string) => Promise<ApiAnswer>
  /** The body at a path. @throws unless the API returns it */
  readonly get: (path: string) => Promise<unknown>
  /** Applies objects server-side with strict validation, each in turn. @throws with the API's first refusal */
  readonly apply: (objects: readonly KubernetesObject[]) => Promise<void>
  /** The path of an object, by the API's own discovery. */
  readonly pathOf: (object: KubernetesObject) => Promise<string>
}

interface ResourceList {
  readonly resources: readonly {
    readonly name: string
    readonly kind: string
    readonly namespaced: boolean
  }[]
}

export interface ApiAccess {
  readonly address: string
  readonly port: number
  /** The file with the certificate of the API's authority. */
  readonly authority: string
  readonly token: string
}

const groupPath = (apiVersion: string): string =>
  apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

/** The texts of `299 - "…"` warning headers. */
const warningsIn = (header: string | readonly string[] | undefined): readonly string[] =>
  [...String(header ?? '').matchAll(/299 - "((?:[^"\\]|\\.)*)"/g)].map(([, text]) => text ?? '')

const senderOf = ({ address, port, authority, token }: ApiAccess): Api['request'] => {
  const ca = readFileSync(authority)
  return (method, path, body, contentType = 'application/json') =>
    new Promise((resolve, reject) => {
      const call = request(
        {
          host: address,
          port,
          path,
          method,
          ca,
          headers: {
            authorization: `Bearer ${token}`,
            ...(body !== undefined && { 'content-type': contentType }),
          },
        },
        (answer) => {
          const chunks: Buffer[] = []
          answer.on('data', (chunk: Buffer) => chunks.push(chunk))
          answer.on('end', () => {
            resolve({
              status: answer.statusCode ?? 0,
              body: parsed(Buffer.concat(chunks).toString('utf8')),
              warnings: warningsIn(answer.headers.warning),
            })
          })
        },
      )
      call.on('error', reject)
      if (body !== undefined) call.write(typeof body === 'string' ? body : JSON.stringify(body))
      call.end()
    })
}

export const connectApi = (access: ApiAccess): Api => {
  const send = senderOf(access)
  const get = async (path: string): Promise<unknown> => {
    const { status, body } = await send('GET', path)
    if (status !== 200) throw new Error(`GET ${path}: ${status} ${JSON.stringify(body)}`)
    return body
  }

  const known = new Map<string, ResourceList['resources']>()
  const resourcesOf = async (apiVersion: string): Promise<ResourceList['resources']> => {
    const found = known.get(apiVersion) ?? ((await get(groupPath(apiVersion))) as ResourceList).resources
    known.set(apiVersion, found)
    return found
  }

  const pathOf: Api['pathOf'] = async ({ apiVersion, kind, metadata }) => {
    const resource = (await resourcesOf(apiVersion)).find(
      (one) => one.kind === kind && !one.name.includes('/'),
    )
    if (!resource) throw new Error(`the API has no ${kind} in ${apiVersion}`)
    const namespace = resource.namespaced ? `/namespaces/${metadata.namespace ?? 'default'}` : ''
    return `${groupPath(apiVersion)}${namespace}/${resource.name}/${metadata.name}`
  }

  return {
    request: send,
    get,
    pathOf,
    apply: async (objects) => {
      for (const object of objects) {
        const path = await pathOf(object)
        const { status, body } = await send(
          'PATCH',
          `${path}?fieldManager=lab&force=true&fieldValidation=Strict`,
          object,
          'application/apply-patch+yaml',
        )
        if (status >= 300)
          throw new Error(`${object.kind} ${object.metadata.name}: ${status} ${JSON.stringify(body)}`)
      }
    },
  }
}
