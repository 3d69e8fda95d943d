import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { RequestOptions } from 'node:https'
import { http, https } from './http.ts'

export interface Request {
  readonly url: URL
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Credentials, certificates and the agent. */
  readonly options?: RequestOptions
  readonly signal: AbortSignal
  readonly timeoutInMs?: number
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Longer than any answer takes that is still on its way. */
const TIMEOUT_IN_MS = 10_000

/** Sends one request over HTTP or HTTPS. @throws Error of Node where there is no answer */
export const send = async (request: Request): Promise<Answer> => {
  try {
    return await sendOnce(request)
  } catch (error) {
    if (error instanceof ClosedConnection) return sendOnce(request)
    throw error
  }
}

/** The server closed a kept connection just as the next request took it. */
class ClosedConnection extends Error {
  override readonly name = 'ClosedConnection'
}

const sendOnce = ({
  url,
  method = 'GET',
  headers = {},
  body,
  options,
  ...limits
}: Request): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { signal, timeoutInMs = TIMEOUT_IN_MS } = limits
    const { request } = url.protocol === 'http:' ? http() : https()
    const sent = request(url, { ...options, method, signal, timeout: timeoutInMs }, (answer) => {
      readAnswer(answer).then(resolve, reject)
    })
    for (const [name, value] of Object.entries(headers)) sent.setHeader(name, value)
    sent.on('timeout', () =>
      sent.destroy(
        Object.assign(new Error(`no answer within ${timeoutInMs / 1000} s`), { code: 'ETIMEDOUT' }),
      ),
    )
    sent.on('error', (error: NodeJS.ErrnoException) =>
      reject(sent.reusedSocket && error.code === 'ECONNRESET' ? new ClosedConnection(error.message) : error),
    )
    sent.end(body)
  })

const readAnswer = async (answer: IncomingMessage): Promise<Answer> => {
  const chunks = (await answer.toArray()) as Buffer[]
  return {
    status: answer.statusCode ?? 0,
    headers: answer.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  }
}

/** Node's errors of a connection often have a code alone. */
export const textOf = (error: unknown): string => {
  const { message = '', code = '' } = error as { readonly message?: string; readonly code?: string }
  return message === '' ? code : message
}
