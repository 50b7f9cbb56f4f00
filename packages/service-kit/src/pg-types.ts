import pg from 'pg';

// Days stay text, counts are numbers: the only mapping between PostgreSQL and rules.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
