import { bytes, totalSeries } from '@fleet/model'
import { wave, waveAt } from '../world/wave.ts'
import { growing } from './counters.ts'
import { always, type Maker, type Makers } from './subject.ts'

const about =
  (mean: (budget: number) => number): Maker =>
  ({ key, world }) => {
    const moving = wave(mean(totalSeries(world.fleet)), key, 0.02, 0.03)
    return (time) => Math.round(waveAt(moving, time))
  }

/** What Prometheus says of itself: about half of the budget of series is used. */
export const PROMETHEUS: Makers = {
  prometheus_api_remote_write_invalid_labels_samples_total: always(0),
  prometheus_config_last_reload_successful: always(1),
  prometheus_tsdb_head_samples_appended_total: (cause) =>
    growing(cause, totalSeries(cause.world.fleet) / 55, 0.03),
  prometheus_tsdb_head_series: about((budget) => 0.52 * budget),
  prometheus_target_scrapes_sample_duplicate_timestamp_total: always(0),
  prometheus_tsdb_out_of_bound_samples_total: always(0),
  prometheus_tsdb_out_of_order_samples_total: always(0),
  prometheus_tsdb_retention_limit_bytes:
    ({ world }) =>
    () =>
      bytes(world.fleet.hub.prometheus.retentionSize),
  prometheus_tsdb_storage_blocks_bytes: about(() => 1.9 * 2 ** 30),
  prometheus_tsdb_too_old_samples_total: always(0),
}
