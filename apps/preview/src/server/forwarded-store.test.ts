import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { forwardedTo } from './forwarded-store.ts'
import { listen } from './listen.ts'

/** A store that answers each request with `answer`, and the requests that it had. */
const storeWith = async (answer: string) => {
  const asked: IncomingMessage[] = []
  const server = await listen((request, response) => {
    asked.push(request)
    response.end(answer)
  }, 0)
  return { asked, ...server }
}

test('a real store gets the user and the password of its address in a header', async () => {
  const { url, asked, close } = await storeWith('{"status":"success"}')
  const address = new URL(url.replace('//', '//me:s%40crt@'))
  const answer = await forwardedTo(address, 'api/v1')('query', new URLSearchParams({ query: 'up' }))
  await close()
  expect(answer).toEqual({ status: 200, body: { status: 'success' } })
  expect(asked.map((one) => [one.method, one.url, one.headers.authorization])).toEqual([
    ['POST', '/api/v1/query', `Basic ${Buffer.from('me:s@crt').toString('base64')}`],
  ])
})

test('values of labels are asked for by the one method that the stores take there', async () => {
  const { url, asked, close } = await storeWith('{"status":"success"}')
  await forwardedTo(new URL(`${url}prefix/`), 'loki/api/v1')(
    'label/cluster/values',
    new URLSearchParams({ query: '{a="b"}' }),
  )
  await close()
  expect(asked.map((one) => `${one.method} ${one.url}`)).toEqual([
    'GET /prefix/loki/api/v1/label/cluster/values?query=%7Ba%3D%22b%22%7D',
  ])
})

test('what is no JSON is an error that says so, and so is a store that does not answer', async () => {
  const { url, close } = await storeWith('too many outstanding requests')
  const store = forwardedTo(new URL(url.replace('//', '//me:secret@')), 'api/v1')
  expect(await store('query', new URLSearchParams())).toMatchObject({
    body: { error: 'too many outstanding requests' },
  })
  await close()
  const unreachable = await store('query', new URLSearchParams())
  expect(unreachable).toMatchObject({ status: 502, body: { status: 'error' } })
  expect(JSON.stringify(unreachable)).not.toContain('secret')
})
