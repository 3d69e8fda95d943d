import { spawn } from 'node:child_process'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/*
 * Runs inside a host: node git-server.ts ADDRESS:PORT FOLDER
 * Serves the bare repositories in a folder over smart HTTP, the only kind that source-controller speaks, by git's own CGI program.
 */

const [listen = '', folder = ''] = process.argv.slice(2)
const [address, port] = listen.split(':')

const variablesOf = (asked: IncomingMessage): Record<string, string> => {
  const { pathname, searchParams } = new URL(asked.url ?? '/', 'http://git')
  return {
    GIT_PROJECT_ROOT: folder,
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: decodeURIComponent(pathname),
    QUERY_STRING: String(searchParams),
    REQUEST_METHOD: asked.method ?? 'GET',
    CONTENT_TYPE: asked.headers['content-type'] ?? '',
    HTTP_CONTENT_ENCODING: asked.headers['content-encoding'] ?? '',
    GIT_PROTOCOL: String(asked.headers['git-protocol'] ?? ''),
  }
}

/** A CGI answer: headers, an empty line, the body. */
const answerWith = (said: Buffer, answer: ServerResponse): void => {
  const end = said.indexOf('\r\n\r\n')
  const headers = said
    .subarray(0, end)
    .toString()
    .split('\r\n')
    .map((line) => line.split(': '))
  const status = headers.find(([name]) => name === 'Status')?.[1] ?? '200'
  for (const [name = '', value = ''] of headers) if (name !== 'Status') answer.setHeader(name, value)
  answer.writeHead(Number.parseInt(status, 10)).end(said.subarray(end + 4))
}

createServer((asked, answer) => {
  const backend = spawn('git', ['http-backend'], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...variablesOf(asked) },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const chunks: Buffer[] = []
  backend.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  backend.stdout.on('end', () => {
    answerWith(Buffer.concat(chunks), answer)
  })
  backend.stdin.on('error', () => answer.destroy())
  asked.pipe(backend.stdin)
}).listen(Number(port), address)
