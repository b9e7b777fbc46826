import pg from 'pg';
import { contractPage, type ContractColumn } from './contract-page.js';

/** Prints the contract of a database as the part of docs/reading-contract.md that lists it: node tools/dashboards/dist/write-contract.js <address>. */
const client = new pg.Client({ connectionString: process.argv[2] });
await client.connect();
const { rows } = await client.query<ContractColumn>('select * from insight.contract order by view, place');
await client.end();
process.stdout.write(contractPage(rows));
