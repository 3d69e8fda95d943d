import { bytes, LOGS_BATCH_BYTES, mebibytes, seconds, type ByteQuantity } from '@fleet/model'
import { sampleCluster, sampleFleet } from '@fleet/model/testing'
import { describe, expect, it } from 'vitest'
import { chartValues } from './chart-values.ts'

const fleet = sampleFleet()
const values = chartValues(fleet)

describe('the hub’s Loki', () => {
  it('makes `cluster` a label, which it is not by default', () => {
    expect(values.loki.limits_config.otlp_config.resource_attributes.attributes_config).toEqual([
      { action: 'index_label', attributes: ['cluster'] },
    ])
  })

  it('really deletes what is older than the retention', () => {
    expect(values.loki.limits_config.retention_period).toBe('168h')
    expect(values.loki.compactor).toEqual({ retention_enabled: true, delete_request_store: 'filesystem' })
  })

  it('has a collector try again what its gateway itself fails at, and lets through what Loki answers', () => {
    const { file } = values.gateway.nginxConfig
    expect(file).toContain('error_page 500 =503 @unavailable;')
    expect(file.match(/location @unavailable \{\s+return 503;\s+\}/g)).toHaveLength(2)
  })

  it('takes a collector’s largest batch through its gateway, with room for the envelope', () => {
    const [, size = ''] = /client_max_body_size (\d+M);/.exec(values.gateway.nginxConfig.file) ?? []
    const limit = bytes(`${size}i` as ByteQuantity)
    expect(limit).toBeGreaterThanOrEqual(2 * LOGS_BATCH_BYTES)
  })

  it('takes lines that waited out the longest outage beside newer ones of their stream', () => {
    const window = seconds(values.loki.ingester.max_chunk_age) / 2
    expect(window).toBeGreaterThan(seconds(fleet.telemetry.longestOutage))
  })

  it('cuts a line that is too long rather than refuse the request it came with', () => {
    expect(values.loki.limits_config.max_line_size_truncate).toBe(true)
  })

  it('opens to spokes a port that takes lines, and nothing else', () => {
    const [, spokeServer = ''] = /listen 8081;([^]*?)listen 8080;/.exec(values.gateway.nginxConfig.file) ?? []
    expect(spokeServer.match(/location [^{]*/g)).toEqual([
      'location = /otlp/v1/logs ',
      'location @unavailable ',
      'location / ',
    ])
  })

  it('lets nobody delete what is stored before its time', () => {
    expect(values.loki.limits_config.deletion_mode).toBe('disabled')
  })

  it('replays its log after a crash within its memory', () => {
    const ceiling = Number.parseInt(values.loki.ingester.wal.replay_memory_ceiling, 10)
    expect(ceiling).toBeGreaterThan(0)
    expect(ceiling).toBeLessThanOrEqual(0.6 * mebibytes(fleet.hub.loki.resources.limits.memory))
  })

  it('can replace its pods on a single node: the chart’s anti-affinity is taken away', () => {
    expect([values.gateway.affinity, values.singleBinary.affinity]).toEqual([null, null])
  })

  it('takes more in when the fleet grows', () => {
    const many = Object.fromEntries(
      Array.from({ length: 20 }, (_, n) => [`spoke-${n}`, sampleCluster(n + 2, { seriesBudget: 1000 })]),
    )
    const larger = chartValues(sampleFleet({ clusters: { hub: sampleCluster(1), ...many } })).loki
      .limits_config
    expect(larger.ingestion_rate_mb).toBeGreaterThan(values.loki.limits_config.ingestion_rate_mb)
    expect(larger.max_global_streams_per_user).toBeGreaterThan(
      values.loki.limits_config.max_global_streams_per_user,
    )
  })
})
