import { banChartVolumeChange } from './ban-chart-volume-change.ts'
import { banClaimChange } from './ban-claim-change.ts'
import { banClassChange } from './ban-class-change.ts'
import { banImmutableDataChange } from './ban-immutable-data-change.ts'
import { banJobChange } from './ban-job-change.ts'
import { banRoleRefChange } from './ban-role-ref-change.ts'
import { banSelectorChange } from './ban-selector-change.ts'
import { banServiceAddressChange } from './ban-service-address-change.ts'
import { banStatefulSetChange } from './ban-stateful-set-change.ts'
import { banVolumeChange } from './ban-volume-change.ts'
import type { ChangeRule } from './change-rule.ts'
import { requireClaimResize } from './require-claim-resize.ts'

export const CHANGES: readonly ChangeRule[] = [
  banChartVolumeChange,
  banClaimChange,
  banClassChange,
  banImmutableDataChange,
  banJobChange,
  banRoleRefChange,
  banSelectorChange,
  banServiceAddressChange,
  banStatefulSetChange,
  banVolumeChange,
  requireClaimResize,
]
