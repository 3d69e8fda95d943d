import { Agent } from 'node:http'
import { createServer, type AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { send } from './send.ts'

/** A server that closes each connection at its second request, and how many connections there were. */
const closingServer = async () => {
  const counted = { connections: 0 }
  const server = createServer((connection) => {
    counted.connections += 1
    connection.once('data', () => {
      connection.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}')
      connection.once('data', () => connection.resetAndDestroy())
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { counted, url: new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`) }
}

test('a question is sent anew where the server closes the kept connection that took it', async () => {
  const { counted, url } = await closingServer()
  const agent = new Agent({ keepAlive: true })
  onTestFinished(() => agent.destroy())
  const { signal } = new AbortController()
  const ask = () => send({ url, options: { agent }, signal })
  expect([await ask(), await ask()]).toMatchObject([
    { status: 200, body: '{}' },
    { status: 200, body: '{}' },
  ])
  expect(counted.connections).toBe(2)
})
