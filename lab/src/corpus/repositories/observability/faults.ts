import type { Fault } from '../../repository.ts'

export const faults: readonly Fault[] = [
  {
    what: 'an alert that does not parse',
    file: 'infrastructure/monitoring-config/rules/disks.yaml',
    change: { replace: 'node_disk_io_time_seconds_total[5m])', by: 'node_disk_io_time_seconds_total[5m]' },
    rule: 'valid-promql',
  },
  {
    what: 'an alert that can never fire: a matcher gives 1 or nothing',
    file: 'infrastructure/monitoring-config/rules/pods.yaml',
    change: { replace: 'absent(up{job="unpoller"}) == 1', by: 'absent(up{job="unpoller"}) == 0' },
    rule: 'valid-alert-condition',
  },
  {
    what: 'a retention that never deletes',
    file: 'infrastructure/monitoring/loki.yaml',
    change: { replace: 'retention_enabled: true', by: 'retention_enabled: false' },
    rule: 'require-loki-retention',
  },
  {
    what: 'a value under a key that the chart does not know',
    file: 'infrastructure/monitoring/stack.yaml',
    change: { replace: 'retentionSize:', by: 'retentionsize:' },
    rule: 'valid-chart-values',
  },
  {
    what: 'a monitor selects a label that no Service has',
    file: 'apps/gatus/monitor.yaml',
    change: { replace: 'app.kubernetes.io/name: gatus', by: 'app.kubernetes.io/name: gatus-status' },
    rule: 'no-missing-monitored-target',
  },
  {
    what: 'a generated dashboard whose query does not parse',
    file: 'infrastructure/monitoring-config/dashboards/home.json',
    change: { replace: '[$__rate_interval]))', by: '[$__rate_interval])' },
    rule: 'valid-promql',
    foundIn: [
      'infrastructure/monitoring-config/dashboards/home.json',
      'infrastructure/monitoring-config/kustomization.yaml',
    ],
  },
]
