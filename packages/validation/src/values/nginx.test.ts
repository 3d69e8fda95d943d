import { expect, test } from 'vitest'
import { readNginx } from './nginx.ts'

test('a block has the directives in it, and comments and quotes are none', () => {
  expect(
    readNginx(`
      # comment; with { signs
      http { log_format main '$remote_addr; {"a"}'; server { listen 80; } }
    `),
  ).toEqual([
    {
      name: 'http',
      args: [],
      block: [
        { name: 'log_format', args: ['main', '$remote_addr; {"a"}'] },
        { name: 'server', args: [], block: [{ name: 'listen', args: ['80'] }] },
      ],
    },
  ])
})

test.each(['http {', 'http { } }', 'listen 80', '{ }', 'http { listen }'])(
  '%s is no configuration',
  (text) => {
    expect(readNginx(text)).toBeUndefined()
  },
)
