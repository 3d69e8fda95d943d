import { askedOnce, NotAsked, type ClusterApi, type DryRun, type KubernetesObject } from '@fleet/doctor'
import { accessOf, type Access } from './access.ts'
import type { KubeConfig } from './kubeconfig.ts'
import { send, textOf, type Answer, type Request } from './send.ts'

/** The manager of fields in a dry run. It owns nothing, for nothing is written. */
const FIELD_MANAGER = 'fleet-doctor'
const PAGE = 500
const METADATA_ALONE = 'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1'

/** A cluster that is there answers its first question sooner. */
const CONTACT_IN_MS = 5000

/** Sends a request when it is its turn. */
export type Turn = <Result>(work: () => Promise<Result>) => Promise<Result>

export interface ClusterConnection {
  /** @throws NotAsked where it cannot be read */
  readonly kubeConfig: () => KubeConfig
  readonly context: string
  readonly turn: Turn
  /** Ends what is still asked. */
  readonly signal: AbortSignal
}

/**
 * The API of the cluster of a context, as its user. Each question first waits for one request to be answered: a cluster that does not
 * answer takes one turn, and gives all questions the same reason.
 */
export const clusterClient = ({ kubeConfig, context, turn, signal }: ClusterConnection): ClusterApi => {
  const sent = async ({ server, options }: Access, path: string, more: Partial<Request>): Promise<Answer> => {
    const url = new URL(`${server}${path}`)
    return turn(() => send({ url, options, signal, ...more })).catch((error: unknown) => {
      throw unreachable(context, server, error)
    })
  }
  const contact = askedOnce(async (path) => {
    const access = await accessOf(kubeConfig(), context)
    const answer = await sent(access, path, { timeoutInMs: CONTACT_IN_MS })
    // Who may not ask for the version may ask for other things.
    if (answer.status !== 403) refusing(answer, { context, path })
    return { access, clockOffset: offsetOf(answer.headers.date) }
  })
  const ask = async (path: string, more: Partial<Request> = {}): Promise<Answer> =>
    refusing(await sent((await contact(CONTACT)).access, path, more), { context, path })
  const bodies = (accept?: string) =>
    askedOnce(async (path): Promise<string | undefined> => {
      const { status, body } = await ask(path, accept === undefined ? {} : { headers: { accept } })
      return status === 404 ? undefined : body
    })
  const bodyOf = bodies()
  const metadataOf = bodies(METADATA_ALONE)
  // A list of all pods is long, and many checks read it: it is parsed once, too.
  const get = askedOnce(async (path): Promise<unknown> => parsed(await bodyOf(path)))
  return {
    get,
    list: askedOnce((path) => listed(path, async (page) => (await get(page)) as List | undefined)),
    metadata: askedOnce((path) =>
      listed(path, async (page) => parsed(await metadataOf(page)) as List | undefined),
    ),
    text: bodyOf,
    dryRun: async (path, object) =>
      dryRunOf(
        await ask(`${path}?dryRun=All&force=true&fieldManager=${FIELD_MANAGER}`, {
          method: 'PATCH',
          headers: { 'content-type': 'application/apply-patch+yaml' },
          body: JSON.stringify(object),
        }),
      ),
    clockOffset: async () => (await contact(CONTACT)).clockOffset,
  }
}

/** What every user may ask. */
const CONTACT = '/version'

const parsed = (body: string | undefined): unknown => (body === undefined ? undefined : JSON.parse(body))

/** How far a clock is ahead of the one here, in seconds. */
const offsetOf = (date: string | undefined): number =>
  date === undefined ? 0 : Math.round((Date.parse(date) - Date.now()) / 1000)

interface List {
  readonly apiVersion: string
  readonly kind: string
  readonly metadata?: { readonly continue?: string }
  readonly items: readonly KubernetesObject[]
}

/** The items of a list have no kind of their own. */
const listed = async (
  path: string,
  read: (page: string) => Promise<List | undefined>,
): Promise<readonly KubernetesObject[]> => {
  const items: KubernetesObject[] = []
  const joined = path.includes('?') ? '&' : '?'
  const readFrom = async (next: string): Promise<void> => {
    const page = await read(
      `${path}${joined}limit=${PAGE}${next === '' ? '' : `&continue=${encodeURIComponent(next)}`}`,
    )
    if (page === undefined) return
    const { apiVersion, metadata: { continue: rest = '' } = {} } = page
    const kind = page.kind.replace(/List$/, '')
    items.push(...page.items.map((item) => Object.assign({ apiVersion, kind }, item)))
    if (rest !== '') await readFrom(rest)
  }
  await readFrom('')
  return items
}

const dryRunOf = ({ status, body }: Answer): DryRun => {
  const answer = JSON.parse(body) as KubernetesObject & { readonly message?: string }
  return status < 300 ? { object: answer } : { refused: answer.message ?? `status ${status}` }
}

/** An answer that says something of what was asked, also that it is not there. @throws NotAsked for any other */
const refusing = (
  answer: Answer,
  { context, path }: { readonly context: string; readonly path: string },
): Answer => {
  const { status, body } = answer
  if (status === 401)
    throw new NotAsked(
      'unauthorized',
      `the API server of the context ${context} does not accept the credentials: they have expired or were revoked`,
      'renew the credentials of this context in the kubeconfig',
    )
  if (status === 403)
    throw new NotAsked('forbidden', messageIn(body), 'ask for this right, or use other credentials')
  if (status >= 500 || status === 429)
    throw new NotAsked(
      'failed',
      `the API server of the context ${context} answers ${status} to ${shared(path)}: ${messageIn(body)}`,
      `try \`kubectl --context ${context} get --raw '${shared(path)}'\``,
    )
  return answer
}

/** What the questions to one program behind the proxy have in common: it gives them all the same reason. */
const shared = (path: string): string => path.replace(/\/proxy\/.*/s, '/proxy/')

const messageIn = (body: string): string => {
  try {
    return (JSON.parse(body) as { readonly message?: string }).message ?? body
  } catch {
    return body.slice(0, 200).trim()
  }
}

const unreachable = (context: string, server: string, error: unknown): NotAsked =>
  new NotAsked(
    'unreachable',
    `the API server of the context ${context} cannot be reached at ${server}: ${textOf(error)}`,
    `try \`kubectl --context ${context} get nodes\`; is this machine on the tailnet?`,
  )
