/** The functions of `stats` in VictoriaLogs 1.52. */
export const STATS: ReadonlySet<string> = new Set(
  (
    'any avg count count_empty count_uniq count_uniq_hash field_max field_min histogram json_values max median min ' +
    'quantile rate rate_sum row_any row_max row_min stddev sum sum_len uniq_values values'
  ).split(' '),
)

/** Its pipes that are not read closer. */
export const OTHERS: ReadonlySet<string> = new Set(
  (
    'block_stats blocks_count coalesce facets field_names field_values generate_sequence join json_array_concat ' +
    'json_array_len query_stats running_stats set_stream_fields split stats_remote stream_context time_add top ' +
    'total_stats union uniq unroll'
  ).split(' '),
)

/** Those that it takes behind `stats`, where numbers are asked for. */
export const BEHIND_STATS: ReadonlySet<string> = new Set(
  (
    'filter where first last sort order limit head offset skip running_stats total_stats math eval fields keep ' +
    'delete del rm drop copy cp rename mv format unpack_json'
  ).split(' '),
)

/** Functions of filters that take values in brackets. `range` and its kin may begin or end with either bracket. */
export const FILTERS: ReadonlySet<string> = new Set(
  (
    'contains_all contains_any contains_common_case equals_common_case json_array_contains_any eq_field le_field ' +
    'lt_field exact i in seq re value_type pattern_match pattern_match_full pattern_match_prefix ' +
    'pattern_match_suffix ipv4_range ipv6_range len_range string_range range day_range week_range'
  ).split(' '),
)
