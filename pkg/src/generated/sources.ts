// Written by `cargo xtask generate` from src. Do not edit.
export const SOURCES = {
  "flexusrds.reset-root-password": { product: "FlexusRDS", operation: "Resetting the Password for User root" },
  "taurusdb.reset-database-password": { product: "TaurusDB (then GaussDB(for MySQL))", operation: "Resetting a Database Password" },
  "otc-rds.reset-root-password": { product: "Open Telekom Cloud RDS", operation: "Resetting the Password for User Root" },
  "taurusdb.change-user-password": { product: "TaurusDB", operation: "Changing Password of a Database User" },
} as const;
