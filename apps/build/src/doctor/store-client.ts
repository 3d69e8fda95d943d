import { askedOnce, NotAsked, type ClusterApi, type Sample, type StoreApi } from '@fleet/doctor'
import { proxiedName, samplesIn, type ServicePort } from '@fleet/model'
import { send, textOf } from './send.ts'

/** Reads a text of a store at a path of its HTTP API. @throws NotAsked where the store cannot be reached */
type Read = (path: string) => Promise<string>

/** A store behind the API server of its cluster. */
export const proxiedStore = (api: ClusterApi, store: ServicePort, path: QueryPath): StoreApi => {
  const { namespace, name } = store
  const service = `/api/v1/namespaces/${namespace}/services/${proxiedName(store)}/proxy`
  return storeOf(service, path, async (asked) => {
    const text = await api.text(`${service}${asked}`)
    if (text === undefined)
      throw new NotAsked(
        'missing',
        `there is no Service ${namespace}/${name}, or it has no path ${asked}`,
        'restore the Service, or name the store by its address',
      )
    return text
  })
}

/** A store at an address that a person names. */
export const addressedStore = (address: string, path: QueryPath, signal: AbortSignal): StoreApi => {
  const base = address.replace(/\/$/, '')
  return storeOf(base, path, async (asked) => {
    const { status, body } = await send({ url: new URL(`${base}${asked}`), signal }).catch(
      (error: unknown) => {
        throw new NotAsked(
          'unreachable',
          `${base} cannot be reached: ${textOf(error)}`,
          'correct the address',
        )
      },
    )
    if (status === 401 || status === 403)
      throw new NotAsked('unauthorized', `${base} answers ${status}`, 'name an address that admits you')
    return body
  })
}

/** Where VictoriaLogs takes queries that count, which it answers as Prometheus does. */
export const LOGSQL = '/select/logsql/stats_query'

/** Where a store takes instant queries. */
export type QueryPath = '/api/v1/query' | '/loki/api/v1/query' | typeof LOGSQL

const storeOf = (address: string, queryPath: QueryPath, read: Read): StoreApi => {
  // Checks of each cluster read the same answers about all: they are parsed once, too.
  const data = askedOnce(async (path) => dataIn(await read(path), address))
  const page = askedOnce(async (path) => samplesIn(await read(path)))
  return {
    address,
    query: askedOnce(async (query) => {
      const answer = await data(`${queryPath}?query=${encodeURIComponent(query)}`)
      const samples = (answer as QueryData).result.map(sampleOf)
      return queryPath === LOGSQL ? samples.map(withLabelsOfLoki) : samples
    }),
    data,
    metrics: () => page('/metrics'),
  }
}

interface QueryData {
  readonly result: readonly { readonly metric: Sample['labels']; readonly value: readonly [number, string] }[]
}

const sampleOf = ({ metric, value }: QueryData['result'][number]): Sample => ({
  labels: metric,
  value: Number(value[1].replace('Inf', 'Infinity')),
})

/** Fields of VictoriaLogs have dots where the labels of Loki have underscores. */
const withLabelsOfLoki = ({ labels, value }: Sample): Sample => ({
  labels: Object.fromEntries(Object.entries(labels).map(([name, text]) => [name.replaceAll('.', '_'), text])),
  value,
})

interface StoreAnswer {
  readonly status: string
  readonly data?: unknown
  readonly error?: string
}

const dataIn = (text: string, address: string): unknown => {
  const answer = answerIn(text)
  if (answer?.status === 'success' && answer.data !== undefined) return answer.data
  throw new NotAsked(
    'failed',
    `${address} does not answer as a store: ${answer?.error ?? text.slice(0, 200).trim()}`,
    'look at the log of the store',
  )
}

const answerIn = (text: string): StoreAnswer | undefined => {
  try {
    return JSON.parse(text) as StoreAnswer
  } catch {
    return undefined
  }
}
