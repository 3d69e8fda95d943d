import { createServer } from 'node:http'

/*
 * Runs inside a host: node played-store.ts ADDRESS:PORT Stands for Loki behind its gateway: it answers everything with
 * 200, or with the status of the header x-lab-answer, and lists at /lab/seen the requests since the last call.
 */

export interface SeenRequest {
  readonly request: string
  readonly bytes: number
}

const [listen = ''] = process.argv.slice(2)
const [address, port] = listen.split(':')

let seen: SeenRequest[] = []

createServer((request, answer) => {
  if (request.url === '/lab/seen') {
    answer.end(JSON.stringify(seen))
    seen = []
    return
  }
  let bytes = 0
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length
  })
  request.on('end', () => {
    seen.push({ request: `${request.method} ${request.url}`, bytes })
    answer.writeHead(Number(request.headers['x-lab-answer'] ?? 200)).end()
  })
}).listen(Number(port), address)
