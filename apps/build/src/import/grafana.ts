import { UsageError } from '../cli/usage-error.ts'
import { send, textOf } from '../doctor/send.ts'
import { askForToken } from './ask-for-token.ts'
import type { DashboardSource } from './read-source.ts'

/** Where a dashboard is in a Grafana. */
export interface DashboardAddress {
  /** Of the Grafana, without a slash at the end. */
  readonly grafana: string
  readonly uid: string
  /** What the address calls it. */
  readonly name: string
}

const EXAMPLE = 'copy it from the browser, such as https://grafana.example.org/d/abc123/disks'

/** The address of a dashboard as a browser shows it. @throws UsageError for any other */
export const dashboardAddress = (text: string): DashboardAddress => {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol))
    throw new UsageError(`${text} is no address of a Grafana`, EXAMPLE)
  // The command line is seen by others, and kept by the shell.
  if (url.username !== '' || url.password !== '')
    throw new UsageError('the address holds a password', 'leave it out, and give a token in GRAFANA_TOKEN')
  const [, before = '', uid = '', name = uid] =
    /^(.*?)\/d\/([\w-]+)(?:\/([^/]+))?\/?$/.exec(url.pathname) ?? []
  if (uid === '') throw new UsageError(`${text} is not the address of a dashboard`, EXAMPLE)
  return { grafana: `${url.origin}${before}`, uid, name }
}

/** A dashboard with its library panels, as Grafana stores them. @throws UsageError where it does not answer with one */
export const readFromGrafana = async ({ grafana, uid, name }: DashboardAddress): Promise<DashboardSource> => {
  const { GRAFANA_TOKEN: given = '' } = process.env
  const token = given === '' ? await askForToken(grafana) : given
  const ask = async (path: string): Promise<unknown> => asked(new URL(`${grafana}${path}`), token)
  const answer = (await ask(`/api/dashboards/uid/${uid}`)) as { readonly dashboard?: object }
  const dashboard = answer.dashboard ?? answer
  const elements = await Promise.all(
    libraryPanelsIn(dashboard).map(async (panel) => {
      const { result } = (await ask(`/api/library-elements/${panel}`)) as { readonly result?: object }
      return [panel, result] as const
    }),
  )
  const whole = elements.length === 0 ? dashboard : { __elements: Object.fromEntries(elements), ...dashboard }
  return { name, text: JSON.stringify(whole) }
}

/** The uids of the library panels that a dashboard names. */
const libraryPanelsIn = (dashboard: object): readonly string[] => [
  ...new Set(
    [...JSON.stringify(dashboard).matchAll(/"libraryPanel":(\{[^}]*\})/g)].flatMap(([, panel = '{}']) => {
      const [, uid] = /"uid":"([\w-]+)"/.exec(panel) ?? []
      return uid === undefined ? [] : [uid]
    }),
  ),
]

const TIMEOUT_IN_MS = 30_000

/** No redirect is followed: the token is for this Grafana alone. */
const asked = async (url: URL, token: string): Promise<unknown> => {
  const { status, body } = await answered(url, token)
  if (status === 200) return jsonOf(body, url)
  throw new UsageError(`${url.origin} answers ${url.pathname} with ${status}`, fixOf(status))
}

const answered = async (url: URL, token: string) => {
  try {
    return await send({
      url,
      headers: { accept: 'application/json', authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(TIMEOUT_IN_MS),
    })
  } catch (error) {
    throw new UsageError(
      `${url.origin} does not answer: ${textOf(error)}`,
      'check the address, and that it is reached from here',
    )
  }
}

const jsonOf = (body: string, url: URL): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    throw new UsageError(`${url.origin} answers ${url.pathname} with no JSON`, EXAMPLE)
  }
}

const fixOf = (status: number): string => {
  if (status === 401 || status === 403)
    return 'give the token of a service account with the role Viewer in GRAFANA_TOKEN'
  return status === 404 ? 'check the uid in the address' : EXAMPLE
}
