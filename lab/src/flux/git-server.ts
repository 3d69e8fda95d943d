import { spawn } from 'node:child_process'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/*
 * Runs inside a host: node git-server.ts ADDRESS:PORT FOLDER
 * Serves the bare repositories in a folder over smart HTTP, the only kind that source-controller speaks, by git's own CGI program.
 */

const [listen = '', folder = ''] = process.argv.slice(2)
const [address, port] = listen.split(':')

const variablesOf = (request: IncomingMessage): Record<string, string> => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://git')
  return {
    GIT_PROJECT_ROOT: folder,
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: decodeURIComponent(pathname),
    QUERY_STRING: String(searchParams),
    REQUEST_METHOD: request.method ?? 'GET',
    CONTENT_TYPE: request.headers['content-type'] ?? '',
    HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
    GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
  }
}

/** A CGI answer: headers, an empty line, the body. */
const answerWith = (response: Buffer, answer: ServerResponse): void => {
  const end = response.indexOf('\r\n\r\n')
  const headers = response
    .subarray(0, end)
    .toString()
    .split('\r\n')
    .map((line) => line.split(': '))
  const status = headers.find(([name]) => name === 'Status')?.[1] ?? '200'
  for (const [name = '', value = ''] of headers) if (name !== 'Status') answer.setHeader(name, value)
  answer.writeHead(Number.parseInt(status, 10)).end(response.subarray(end + 4))
}

createServer((request, answer) => {
  const backend = spawn('git', ['http-backend'], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...variablesOf(request) },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const chunks: Buffer[] = []
  backend.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  backend.stdout.on('end', () => {
    answerWith(Buffer.concat(chunks), answer)
  })
  backend.stdin.on('error', () => answer.destroy())
  request.pipe(backend.stdin)
}).listen(Number(port), address)
