import { readFileSync } from 'node:fs'
import { request } from 'node:http'

/*
 * Runs inside a host, as a program of a pod: node send.ts URL ADDRESS FILE. It sends each line of the file, a request of OTLP in
 * JSON, from the pod's address, and prints the statuses of the answers.
 */

const [url = '', localAddress = '', file = ''] = process.argv.slice(2)

const send = (body: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const call = request(
      url,
      { method: 'POST', localAddress, headers: { 'content-type': 'application/json' } },
      (answer) => {
        answer.resume()
        resolve(answer.statusCode ?? 0)
      },
    )
    call.on('error', reject)
    call.end(body)
  })

const statuses: number[] = []
for (const body of readFileSync(file, 'utf8').split('\n')) statuses.push(await send(body))
process.stdout.write(JSON.stringify(statuses))
