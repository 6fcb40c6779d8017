using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Entraide.Hub.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class LocalFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_files_messages_message_id",
                table: "files");

            migrationBuilder.DropIndex(
                name: "ix_files_given_at",
                table: "files");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "erased_from",
                table: "files",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_files_erased_from",
                table: "files",
                column: "erased_from");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_files_erased_from",
                table: "files");

            migrationBuilder.DropColumn(
                name: "erased_from",
                table: "files");

            migrationBuilder.CreateIndex(
                name: "ix_files_given_at",
                table: "files",
                column: "given_at");

            migrationBuilder.AddForeignKey(
                name: "fk_files_messages_message_id",
                table: "files",
                column: "message_id",
                principalTable: "messages",
                principalColumn: "id");
        }
    }
}
