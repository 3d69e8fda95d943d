import { describe, expect, it } from 'vitest'
import { otelCollector } from '../../catalog/programs/otel-collector.ts'
import { itTools, postgres } from '../../catalog/programs/services.ts'
import { runsServer } from './executable.ts'

describe('runsServer', () => {
  it.each([
    ['nothing of its own', {}],
    ['settings', { args: ['-c', 'shared_buffers=64MB'] }],
    ['its program', { args: ['postgres', '-c', 'fsync=on'] }],
    ['its entry point', { command: ['docker-entrypoint.sh'] }],
    ['its program by a path', { command: ['/usr/local/bin/postgres'] }],
    ['its program by a shell', { command: ['sh', '-c', 'umask 077; exec postgres'] }],
  ])('knows a server by %s', (_, container) => {
    expect(runsServer(postgres, container)).toBe(true)
  })

  it.each([
    ['a dump', { command: ['pg_dump', '--dbname=miniflux'] }],
    ['a dump as arguments', { args: ['pg_dump', '--dbname=miniflux'] }],
    ['a script', { command: ['/bin/sh', '-c', 'pg_dump > /backup/dump.sql'] }],
    [
      'a script as arguments of a shell',
      { command: ['bash'], args: ['-c', 'until pg_isready; do sleep 1; done'] },
    ],
    ['a client by the entry point', { command: ['docker-entrypoint.sh', 'psql'] }],
  ])('does not take %s for a server', (_, container) => {
    expect(runsServer(postgres, container)).toBe(false)
  })

  it('knows nothing of an own command where no executable is known', () => {
    expect(runsServer(itTools, { command: ['nginx'] })).toBe(false)
  })

  it('knows words after an image whose entry point takes no command', () => {
    expect(runsServer(otelCollector, { args: ['validate'] })).toBe(true)
  })
})
