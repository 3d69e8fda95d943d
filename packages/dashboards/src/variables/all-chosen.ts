/** "All" stands for any value. Not `.*`: Loki refuses a selector in which every matcher matches the empty string. */
export const MATCHES_ALL = '.+'

/** The choice with which a dashboard opens. */
export const ALL_CHOSEN = { text: ['All'], value: ['$__all'] }
