import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { lokiConfiguration } from '../chart-stand-ins/loki.ts'
import { lokiSchemaErrors } from '../checks/loki-schema.ts'
import { valuesInBucket, valuesOnVolume } from './logs-to-bucket.ts'

/* What is known of the move without a Loki. */

const address = { endpoint: 'https://s3.lab.example', region: 'eu-central-1', bucket: 'lab-logs' }

const before = lokiConfiguration('/var/loki', valuesOnVolume())
const after = lokiConfiguration('/var/loki', valuesInBucket(address, '2026-12-15'))

interface Configuration {
  readonly schema_config: { readonly configs: readonly { readonly object_store: string }[] }
  readonly storage_config: { readonly aws?: unknown }
}

const read = (text: string) => parse(text) as Configuration

test('Loki has every key of the configuration before the move and after it', () => {
  expect(lokiSchemaErrors(before)).toEqual([])
  expect(lokiSchemaErrors(after)).toEqual([])
  expect(lokiSchemaErrors(after.replace('s3forcepathstyle', 's3pathstyle'))).not.toEqual([])
})

test('the first period stays as it is, and the bucket is that of the second alone', () => {
  const [volume, ...others] = read(after).schema_config.configs
  expect([volume]).toEqual(read(before).schema_config.configs)
  expect(others.map(({ object_store: store }) => store)).toEqual(['s3'])
  expect(read(before).storage_config.aws).toBeUndefined()
})
