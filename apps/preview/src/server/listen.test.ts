import { request } from 'node:http'
import { expect, test } from 'vitest'
import { isOfThisMachine, listen } from './listen.ts'

const statusOf = async (url: string, host: string): Promise<number | undefined> =>
  await new Promise((resolve, reject) => {
    request(url, { headers: { host } }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end()
  })

test('a page of another site reads nothing, whatever its name resolves to', async () => {
  const server = await listen((_, response) => response.end(), 0)
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/)
  expect(await statusOf(server.url, 'rebound.example.com')).toBe(403)
  expect(await statusOf(server.url, new URL(server.url).host)).toBe(200)
  await server.close()
})

test('this machine has three names', () => {
  expect(['127.0.0.1:3030', 'localhost:3030', 'LOCALHOST', '[::1]:1'].every(isOfThisMachine)).toBe(true)
  expect(['127.0.0.1.example.com', 'localhost.example.com:80', '', undefined].some(isOfThisMachine)).toBe(
    false,
  )
})
