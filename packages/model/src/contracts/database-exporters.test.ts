import { describe, expect, it } from 'vitest'
import { requiredSecrets } from '../fleet/required-secrets.ts'
import type { WorkloadInput } from '../fleet/workload.ts'
import { DnsLabel } from '../scalars/names.ts'
import { sampleCluster, sampleFleet, sampleWorkload } from '../testing/sample-fleet.ts'
import { ownScrapesOf } from './own-scrapes.ts'

const password = { secret: 'db', key: 'password' }

const database = (exporter: WorkloadInput['exporter']) =>
  sampleWorkload({
    image: 'postgres:17.5-alpine',
    ports: { http: 8080, postgres: { container: 5432 } },
    env: { POSTGRES_PASSWORD: password },
    ...(exporter && { exporter }),
  })

const fleetWith = (exporter: WorkloadInput['exporter']) => {
  const cluster = (number: number) =>
    sampleCluster(number, {
      workloads: { books: database(exporter), games: database(exporter) },
      secrets: {
        db: { namespace: 'apps', keys: { password: 'the password of the database' } },
        ...(typeof exporter === 'object' && {
          monitor: { namespace: 'apps', keys: { password: 'the password of monitor' } },
        }),
      },
    })
  return sampleFleet({ clusters: { hub: cluster(1), spoke: cluster(2) } })
}

const spoke = DnsLabel.parse('spoke')
const byWord = fleetWith('postgresql')
const byUser = fleetWith({
  of: 'postgresql',
  user: 'monitor',
  password: { secret: 'monitor', key: 'password' },
})

const scrapesOf = (fleet: typeof byWord, name = spoke) =>
  ownScrapesOf(fleet, name).filter(({ job }) => job === 'postgres-exporter')

describe('the exporters of databases', () => {
  it('are one job of a cluster, and each target is known as its database', () => {
    const [scrape, ...others] = scrapesOf(byWord)
    expect(others).toEqual([])
    expect(scrape?.targets).toEqual([
      {
        addresses: ['books-exporter.apps.svc:9187'],
        labels: { namespace: 'apps', instance: 'books.apps.svc:5432' },
      },
      {
        addresses: ['games-exporter.apps.svc:9187'],
        labels: { namespace: 'apps', instance: 'games.apps.svc:5432' },
      },
    ])
  })

  it('are scraped alike on the hub and on a spoke', () => {
    expect(scrapesOf(byWord, byWord.hub.cluster)).toEqual(scrapesOf(byWord))
  })

  it('are not scraped where no database has one', () => {
    expect(scrapesOf(fleetWith(undefined))).toEqual([])
  })
})

describe('the Secret of an exporter', () => {
  const readersOf = (fleet: typeof byWord, secret: string) =>
    requiredSecrets(fleet, spoke).find(({ name }) => name === secret)?.readers

  it('is that of the workload, unless it connects as a user of its own', () => {
    expect(readersOf(byWord, 'db')).toEqual(['books', 'games', 'books-exporter', 'games-exporter'])
    expect(readersOf(byUser, 'db')).toEqual(['books', 'games'])
    expect(readersOf(byUser, 'monitor')).toEqual(['books-exporter', 'games-exporter'])
  })
})
