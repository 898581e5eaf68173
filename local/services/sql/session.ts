/** What every engine is told once, so that statements mean the same on each of them. */
export const SESSION: readonly string[] = [
  "SET SESSION sql_mode = 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'",
  // With it, MariaDB 10.11 loses rows of an outer join with a grouped part, in which TiDB finds them.
  "SET SESSION sort_buffer_size = DEFAULT /*M!100301 , SESSION optimizer_switch = 'split_materialized=off' */",
  "SET SESSION time_zone = '+00:00'",
  // TiDB compares binary by default.
  'SET NAMES utf8mb4 COLLATE utf8mb4_bin',
  'SET SESSION collation_server = utf8mb4_bin',
];

/** What goes before each statement: `now` is what NOW() means, in milliseconds since the epoch. */
export const atInstant = (now: number): string => `SET SESSION timestamp = ${now / 1000}, last_insert_id = 0`;
